"""Writes a checkpoint as llama.cpp (GGUF, F16) and as Hugging Face's Llama (safetensors) read it.

python -m tiny_training.export OUT/decayed.pt tokenizer.json FOLDER
"""

import argparse
import json
import shutil
from pathlib import Path

import gguf
import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor

from .checkpoint import load
from .model import Shape
from .tokenizer import SPECIAL

NAME, CONTEXT = "stepwise-tiny", 2048
# Of a system message only one thing counts: whether it asks for steps. The model is too small to read the rest.
TEMPLATE = (
    "<|begin|>{% if messages[0]['role'] == 'system' and messages[0]['content'].split('next_action')|length > 1 %}<|steps|>{% else %}<|plain|>{% endif %}"
    "{% for m in messages %}{% if m['role'] == 'user' %}<|user|>{{ m['content']|trim }}<|end|>"
    "{% elif m['role'] == 'assistant' %}<|assistant|>{{ m['content']|trim }}<|end|>{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)


def hugging_face_names(state: dict[str, Tensor], shape: Shape) -> dict[str, Tensor]:
    """The weights under the names of Hugging Face's Llama."""
    named = {"model.embed_tokens.weight": state["table"], "model.norm.weight": state["norm"]}
    for layer in range(shape.layers):
        here, there = f"layers.{layer}.", f"model.layers.{layer}."
        for name, weights in zip("qkv", state[here + "query_key_value"], strict=True):
            named[f"{there}self_attn.{name}_proj.weight"] = weights
        named[there + "self_attn.o_proj.weight"] = state[here + "attention_out"]
        named[there + "mlp.gate_proj.weight"], named[there + "mlp.up_proj.weight"] = state[here + "gate_up"]
        named[there + "mlp.down_proj.weight"] = state[here + "down"]
        named[there + "input_layernorm.weight"] = state[here + "attention_norm"]
        named[there + "post_attention_layernorm.weight"] = state[here + "feed_norm"]
    return {name: weights.float().contiguous() for name, weights in named.items()}


def write_hugging_face(folder: Path, weights: dict[str, Tensor], shape: Shape, tokenizer: Path) -> None:
    """A folder that vLLM and transformers load."""
    entries = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    special = dict(bos_token_id=entries["<|begin|>"], eos_token_id=entries["<|end|>"], pad_token_id=entries["<|pad|>"])
    config = dict(
        architectures=["LlamaForCausalLM"],
        model_type="llama",
        hidden_size=shape.width,
        intermediate_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.heads,
        head_dim=shape.width // shape.heads,
        vocab_size=shape.vocabulary,
        max_position_embeddings=CONTEXT,
        rms_norm_eps=shape.epsilon,
        rope_theta=shape.theta,
        hidden_act="silu",
        attention_bias=False,
        mlp_bias=False,
        tie_word_embeddings=True,
        torch_dtype="float16",
        **special,
    )
    reading = dict(
        tokenizer_class="PreTrainedTokenizerFast",
        bos_token="<|begin|>",
        eos_token="<|end|>",
        pad_token="<|pad|>",
        model_max_length=CONTEXT,
        clean_up_tokenization_spaces=False,
        chat_template=TEMPLATE,
    )
    for name, content in (("config", config), ("generation_config", special), ("tokenizer_config", reading)):
        (folder / f"{name}.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    shutil.copy(tokenizer, folder / "tokenizer.json")
    save_file(
        {name: tensor.half().contiguous() for name, tensor in weights.items()}, str(folder / "model.safetensors"), metadata={"format": "pt"}
    )


def write_gguf(file: Path, weights: dict[str, Tensor], shape: Shape, tokenizer: Path) -> None:
    """One file for llama.cpp, matrices in F16."""
    content = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]
    ids = content["vocab"]
    entries = sorted(ids, key=ids.get)
    writer = gguf.GGUFWriter(str(file), "llama")
    writer.add_name(NAME)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.hidden)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.heads)
    writer.add_rope_dimension_count(shape.width // shape.heads)
    writer.add_layer_norm_rms_eps(shape.epsilon)
    writer.add_rope_freq_base(shape.theta)
    writer.add_vocab_size(shape.vocabulary)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("llama-bpe")
    writer.add_token_list(entries)
    writer.add_token_types([gguf.TokenType.CONTROL if entry in SPECIAL else gguf.TokenType.NORMAL for entry in entries])
    writer.add_token_merges([merge if isinstance(merge, str) else " ".join(merge) for merge in content["merges"]])
    writer.add_bos_token_id(ids["<|begin|>"])
    writer.add_eos_token_id(ids["<|end|>"])
    writer.add_eot_token_id(ids["<|end|>"])
    writer.add_pad_token_id(ids["<|pad|>"])
    writer.add_add_bos_token(False)
    writer.add_chat_template(TEMPLATE)
    for name, array in gguf_tensors(weights, shape):
        writer.add_tensor(name, array.astype(np.float32 if array.ndim == 1 else np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def gguf_tensors(weights: dict[str, Tensor], shape: Shape) -> list[tuple[str, np.ndarray]]:
    """The weights under llama.cpp's names; queries and keys in its order of rotary positions."""
    arrays = {name: tensor.numpy() for name, tensor in weights.items()}
    tensors = [("token_embd.weight", arrays["model.embed_tokens.weight"]), ("output_norm.weight", arrays["model.norm.weight"])]
    renamed = {
        "self_attn.v_proj": "attn_v",
        "self_attn.o_proj": "attn_output",
        "mlp.gate_proj": "ffn_gate",
        "mlp.up_proj": "ffn_up",
        "mlp.down_proj": "ffn_down",
        "input_layernorm": "attn_norm",
        "post_attention_layernorm": "ffn_norm",
    }
    for layer in range(shape.layers):
        here, there = f"model.layers.{layer}.", f"blk.{layer}."
        for name in "qk":
            rotated = arrays[f"{here}self_attn.{name}_proj.weight"].reshape(shape.heads, 2, -1, shape.width).swapaxes(1, 2)
            tensors.append((f"{there}attn_{name}.weight", np.ascontiguousarray(rotated.reshape(shape.width, shape.width))))
        tensors += [(f"{there}{new}.weight", arrays[f"{here}{old}.weight"]) for old, new in renamed.items()]
    return tensors


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("checkpoint", type=Path)
    arguments.add_argument("tokenizer", type=Path)
    arguments.add_argument("folder", type=Path)
    asked = arguments.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    training = load(asked.checkpoint)
    shape = training.model.shape
    with torch.no_grad():
        weights = hugging_face_names(training.model.state_dict(), shape)
    write_hugging_face(asked.folder, weights, shape, asked.tokenizer)
    write_gguf(asked.folder / f"{NAME}.gguf", weights, shape, asked.tokenizer)
    print(f"step {training.step}, {sum(p.numel() for p in training.model.parameters())} parameters")


if __name__ == "__main__":
    main()
