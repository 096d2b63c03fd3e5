package dev.stepwise.endpoint;

import java.net.URI;

/** What a server is called until an administrator names it. */
final class ServerName {

    private ServerName() {}

    static String of(Flavor flavor, URI baseUrl) {
        var kind = switch (flavor) {
            case VLLM -> "vLLM";
            case LLAMA_CPP -> "llama.cpp";
            case OLLAMA -> "Ollama";
            case SGLANG -> "SGLang";
            case OTHER, PRACTICE, TINY -> "Model server";
        };
        return kind + " on " + baseUrl.getRawAuthority();
    }
}
