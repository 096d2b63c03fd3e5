"""Asks a served model the held-out questions, plainly and step by step, with the messages that the application sends.

    python -m tiny_training.evaluate http://127.0.0.1:8080 --temperatures 0 0.8
"""

import argparse
import http.client
import json
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlparse

from . import prompts, test_set
from .judging import is_right, wilson

SKILLS = ["letters", "decimals", "sums", "products", "refusals"]
LEAST, MOST, STEP_TOKENS, ANSWER_TOKENS = 3, 25, 300, 500
SCHEMA = {
    "type": "object",
    "properties": {"title": {"type": "string"}, "content": {"type": "string"}, "next_action": {"type": "string", "enum": ["continue", "final_answer"]}},
    "required": ["title", "content", "next_action"],
    "additionalProperties": False,
}


class Server:
    """An OpenAI-compatible server; each thread keeps a connection of its own."""

    def __init__(self, url: str, model: str):
        self.address, self.model, self.own = urlparse(url).netloc, model, threading.local()

    def reply(self, messages: list[dict], temperature: float, seed: int, tokens: int, schema: bool) -> tuple[str, int]:
        """The text of a reply, and its tokens."""
        request = dict(model=self.model, messages=messages, temperature=temperature, top_p=1, seed=seed, max_tokens=tokens)
        if schema:
            request["response_format"] = {"type": "json_schema", "json_schema": {"name": "step", "strict": True, "schema": SCHEMA}}
        if not hasattr(self.own, "connection"):
            self.own.connection = http.client.HTTPConnection(self.address, timeout=300)
        self.own.connection.request("POST", "/v1/chat/completions", json.dumps(request), {"Content-Type": "application/json", "Authorization": "Bearer none"})
        answer = json.loads(self.own.connection.getresponse().read())
        return answer["choices"][0]["message"]["content"] or "", answer["usage"]["completion_tokens"]


def language_of(question: str) -> str:
    """Chinese as the application sees it: at least a fifth of the letters are Han characters."""
    letters = sum(character.isalpha() for character in question)
    han = sum("一" <= character <= "鿿" for character in question)
    return "zh" if han and han * 5 >= letters else "en"


def plain(server: Server, question: str, temperature: float, seed: int) -> dict:
    """The question alone."""
    answer, tokens = server.reply([{"role": "user", "content": question}], temperature, seed, ANSWER_TOKENS, False)
    return {"answer": answer, "tokens": tokens, "steps": []}


def driven(server: Server, question: str, temperature: float, seed: int) -> dict:
    """The chain, by the rules of the application's loop in so far as nothing fails."""
    language = language_of(question)
    messages = [{"role": "system", "content": prompts.system(language, LEAST, MOST, STEP_TOKENS)}, {"role": "user", "content": question}]
    steps, tokens = [], 0
    while len(steps) < MOST:
        raw, used = server.reply(messages, temperature, seed, STEP_TOKENS, True)
        tokens += used
        try:
            step = json.loads(raw, strict=False)
        except ValueError:
            return {"answer": "", "tokens": tokens, "steps": [*steps, raw], "broken": True}
        steps.append(step)
        final = step["next_action"] == "final_answer"
        if final and len(steps) >= LEAST:
            break
        turn = prompts.text("not-yet", language).replace("{least}", str(LEAST)) if final else prompts.text("go-on", language)
        messages += [{"role": "assistant", "content": raw}, {"role": "user", "content": turn}]
    else:
        raw = json.dumps(steps[-1])
    messages += [{"role": "assistant", "content": raw}, {"role": "user", "content": prompts.text("answer", language)}]
    answer, used = server.reply(messages, temperature, seed, ANSWER_TOKENS, False)
    return {"answer": answer, "tokens": tokens + used, "steps": steps}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--model", default="stepwise-tiny")
    parser.add_argument("--test-set", type=Path, default=Path("test-set"))
    parser.add_argument("--skills", nargs="+", default=SKILLS)
    parser.add_argument("--temperatures", nargs="+", type=float, default=[0.0])
    parser.add_argument("--most", type=int, default=1000, help="questions a skill at most")
    parser.add_argument("--ways", nargs="+", default=["plain", "driven"])
    parser.add_argument("--threads", type=int, default=6)
    parser.add_argument("--show", type=int, default=0, help="wrong runs to print")
    asked = parser.parse_args()
    server, ways = Server(asked.url, asked.model), {"plain": plain, "driven": driven}
    for skill in asked.skills:
        records = test_set.read(asked.test_set, skill)[: asked.most]
        for temperature in asked.temperatures:
            for way in asked.ways:
                with ThreadPoolExecutor(asked.threads) as pool:
                    runs = list(pool.map(lambda entry: ways[way](server, entry[1]["question"], temperature, entry[0]), enumerate(records)))
                right = [is_right(entry, run["answer"]) for entry, run in zip(records, runs, strict=True)]
                low, high = wilson(sum(right), len(right))
                mean = Counter({key: sum(map(value, runs)) / len(runs) for key, value in (("tokens", lambda r: r["tokens"]), ("steps", lambda r: len(r["steps"])))})
                broken = sum("broken" in run for run in runs)
                print(
                    f"{skill:9} {way:6} at {temperature:.1f}: {sum(right):3}/{len(right)} = {100 * sum(right) / len(right):5.1f} % [{100 * low:.1f}-{100 * high:.1f}]"
                    f"  {mean['tokens']:.0f} tokens, {mean['steps']:.1f} steps, {broken} broken",
                    flush=True,
                )
                wrong = [(entry, run) for entry, run, fine in zip(records, runs, right, strict=True) if not fine]
                for entry, run in wrong[: asked.show]:
                    print("  ", entry["question"], "->", run["answer"].split("\n")[0], "instead of", entry["expected"])
                    for step in run["steps"]:
                        print("      ", step["content"] if isinstance(step, dict) else step)


if __name__ == "__main__":
    main()
