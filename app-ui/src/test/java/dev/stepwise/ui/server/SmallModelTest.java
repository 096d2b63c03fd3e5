package dev.stepwise.ui.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallModelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SmolLM2-135M",
                "HuggingFaceTB/SmolLM2-135M-Instruct",
                "Qwen2.5-1.5B",
                "Llama-3.2-1B",
                "qwen2.5:0.5b",
                "TinyLlama_1.1B_Chat_v1.0",
                "Qwen2.5-0.5B.gguf",
                "gemma-2-2.9b-it"
            })
    void a_size_below_3B_is_small(String name) {
        assertThat(SmallModel.is(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gpt-oss",
                "Mixtral-8x7B",
                "Mixtral-8x1B",
                "Llama-3.3-70B",
                "Llama-3.2-3B",
                "Qwen3-30B-A3B",
                "granite-4-30B-A1B",
                "Qwen2.5-7B-Instruct-1M",
                "llama-3-8b-4bit",
                "bge-m3",
                "model-1bit"
            })
    void a_larger_size_or_none_is_not(String name) {
        assertThat(SmallModel.is(name)).isFalse();
    }
}
