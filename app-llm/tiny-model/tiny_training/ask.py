"""Asks a served model the held-out questions, plainly and step by step, with the messages that the application sends.

    python -m tiny_training.ask http://127.0.0.1:8080 --temperatures 0 0.8 > answers.jsonl

A quick look at a checkpoint. The figures that count come from the application's own loop, which writes the same lines.
"""

import argparse
import http.client
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlparse

from . import prompts, test_set

LEAST, MOST, STEP_TOKENS, ANSWER_TOKENS = 3, 25, 300, 500
FIELDS = {
    "title": {"type": "string"},
    "content": {"type": "string"},
    "next_action": {"type": "string", "enum": ["continue", "final_answer"]},
}
SCHEMA = {"type": "object", "properties": FIELDS, "required": list(FIELDS), "additionalProperties": False}
STEP_FORMAT = {"type": "json_schema", "json_schema": {"name": "step", "strict": True, "schema": SCHEMA}}


class Server:
    """An OpenAI-compatible server; each thread keeps a connection of its own."""

    def __init__(self, url: str, model: str):
        self.address, self.model, self.own = urlparse(url).netloc, model, threading.local()

    def reply(self, messages: list[dict], temperature: float, seed: int, step: bool) -> tuple[str, int]:
        """The text of a reply, and its tokens."""
        limit = STEP_TOKENS if step else ANSWER_TOKENS
        request = dict(model=self.model, messages=messages, temperature=temperature, top_p=1, seed=seed, max_tokens=limit)
        if step:
            request["response_format"] = STEP_FORMAT
        if not hasattr(self.own, "connection"):
            self.own.connection = http.client.HTTPConnection(self.address, timeout=300)
        self.own.connection.request("POST", "/v1/chat/completions", json.dumps(request), {"Content-Type": "application/json"})
        answer = json.loads(self.own.connection.getresponse().read())
        return answer["choices"][0]["message"]["content"] or "", answer["usage"]["completion_tokens"]


def language_of(question: str) -> str:
    """Chinese as the application sees it: at least a fifth of the letters are Han characters."""
    letters = sum(character.isalpha() for character in question)
    han = sum("一" <= character <= "鿿" for character in question)
    return "zh" if han and han * 5 >= letters else "en"


def plain(server: Server, question: str, temperature: float, seed: int) -> dict:
    """The question alone."""
    answer, tokens = server.reply([{"role": "user", "content": question}], temperature, seed, step=False)
    return {"answer": answer, "tokens": tokens, "steps": []}


def driven(server: Server, question: str, temperature: float, seed: int) -> dict:
    """The chain by the rules of the application's loop; a step that is no JSON ends it without an answer."""
    language = language_of(question)
    messages = [{"role": "system", "content": prompts.system(language, LEAST, MOST, STEP_TOKENS)}, {"role": "user", "content": question}]
    steps, tokens = [], 0
    while True:
        raw, used = server.reply(messages, temperature, seed, step=True)
        tokens += used
        try:
            step = json.loads(raw, strict=False)
        except ValueError:
            return {"answer": "", "tokens": tokens, "steps": [*steps, raw]}
        steps.append(step["content"])
        final = step["next_action"] == "final_answer"
        over = len(steps) == MOST or (final and len(steps) >= LEAST)
        turn = "answer-careful" if over else "not-yet-json" if final else "go-on-json"
        messages += [
            {"role": "assistant", "content": raw},
            {"role": "user", "content": prompts.text(turn, language).replace("{least}", str(LEAST))},
        ]
        if over:
            answer, used = server.reply(messages, temperature, seed, step=False)
            return {"answer": answer, "tokens": tokens + used, "steps": steps}


WAYS = {"plain": plain, "driven": driven}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--model", default="stepwise-tiny")
    parser.add_argument("--test-set", type=Path, default=Path("test-set"))
    parser.add_argument("--skills", nargs="+", default=test_set.SKILLS)
    parser.add_argument("--temperatures", nargs="+", type=float, default=[0.0])
    parser.add_argument("--ways", nargs="+", default=list(WAYS))
    parser.add_argument("--most", type=int, default=1000, help="questions a skill at most")
    parser.add_argument("--threads", type=int, default=6)
    asked = parser.parse_args()
    server = Server(asked.url, asked.model)

    def answered(job: tuple) -> dict:
        seed, record, way, temperature = job
        return record | {"way": way, "temperature": temperature} | WAYS[way](server, record["question"], temperature, seed)

    jobs = [
        (seed, record, way, temperature)
        for skill in asked.skills
        for temperature in asked.temperatures
        for way in asked.ways
        for seed, record in enumerate(test_set.read(asked.test_set, skill)[: asked.most])
    ]
    with ThreadPoolExecutor(asked.threads) as pool:
        for line in pool.map(answered, jobs):
            print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
