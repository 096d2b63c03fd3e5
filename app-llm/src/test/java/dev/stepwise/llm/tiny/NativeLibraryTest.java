package dev.stepwise.llm.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibraryTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, libjllama.so",
        "Linux, aarch64, libjllama.so",
        "Mac OS X, aarch64, libjllama.dylib",
        "Mac OS X, x86_64, libjllama.dylib",
        "Windows 11, amd64, jllama.dll"
    })
    void the_usual_computers_have_one(String system, String processor, String file) {
        assertThat(NativeLibrary.of(system, processor))
                .hasValueSatisfying(library -> assertThat(library.file()).isEqualTo(file));
    }

    @ParameterizedTest
    @CsvSource({"Linux, riscv64", "Linux, s390x", "FreeBSD, amd64", "SunOS, sparcv9", "Windows 11, aarch64"})
    void for_other_computers_there_is_none(String system, String processor) {
        assertThat(NativeLibrary.of(system, processor)).isEmpty();
    }
}
