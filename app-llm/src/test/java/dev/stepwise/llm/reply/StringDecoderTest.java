package dev.stepwise.llm.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What models write with single backslashes, and what JSON writes with them. */
class StringDecoderTest {

    /** Those that models write most, whatever their first letter is. */
    private static final String COMMANDS = """
            alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi
            varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega frac dfrac tfrac sqrt sum prod int oint lim sup
            inf max min log ln exp sin cos tan sinh cosh tanh cdot times div pm mp leq geq neq approx equiv sim cong propto subset
            supset subseteq supseteq in notin ni cup cap emptyset forall exists nexists neg land lor to rightarrow leftarrow
            Rightarrow Leftarrow Leftrightarrow leftrightarrow mapsto implies iff infty partial nabla ldots cdots vdots ddots dots
            left right bigl bigr langle rangle lceil rceil lfloor rfloor text textbf textit mathrm mathbf mathbb mathcal boxed
            underline overline hat bar vec tilde dot ddot widehat binom begin end quad qquad therefore because triangle angle
            circ bullet star ast oplus otimes perp parallel mid nmid not ne top bot models vdash nvdash rm bf unit u frown flat
            forall fbox big Big bmod beth backslash because bigcup bigcap bigoplus Re Im aleph hbar ell wp""";

    static Stream<String> commands() {
        return Arrays.stream(COMMANDS.split("\\s+")).filter(name -> !name.equals("u"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_of_latex_keeps_its_backslash_in_mathematics(String command) {
        for (var written : Stream.of(
                        "\\(x \\%s y\\)", "$\\%s{a}$", "$$a\\%s_1$$", "\\[\\%s\\]", "\\begin{align}\\%s 2\\end{align}")
                .map(form -> form.formatted(command))
                .toList()) {
            assertThat(decoded(written)).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x \\neq y\\, \\frac{1}{2}, \\theta, \\beta",
                "\\tan(30°) = \\sqrt{3}/3",
                "\\times 10^3",
                "\\rho and \\right",
                "C:\\Users\\Ada\\Documents",
                "\\d+\\s*\\w\\.",
                "\\bword",
                "\\underline{u} \\upsilon \\uparrow",
                "\\$5 and \\%"
            })
    void a_backslash_that_stands_for_itself_is_kept_outside_mathematics_too(String written) {
        assertThat(decoded(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "First.\\nThe second.#First.~The second.",
                "a\\nnext#a~next",
                "a\\n\\nNotice#a~~Notice",
                "a\\nu is a vowel#a~u is a vowel",
                "a\\ne is one too#a~e is one too",
                "a\\nexists#a~exists",
                "a\\nless is more#a~less is more",
                "a\\nmid#a~mid",
                "a\\ni#a~i"
            })
    void a_line_break_stays_one(String written, String lines) {
        assertThat(decoded(written)).isEqualTo(lines.replace('~', '\n'));
        assertThat(isRepaired(written)).isFalse();
    }

    @Test
    void the_other_escapes_of_json_stay_what_they_are() {
        assertThat(decoded("a\\tb \\t\\tThe\\ttotal")).isEqualTo("a\tb \t\tThe\ttotal");
        assertThat(decoded("a\\r\\nb\\rc\\b\\f\\b1")).isEqualTo("a\r\nb\rc\b\f\b1");
        assertThat(decoded("caf\\u00e9 \\\"x\\\" \\/ \\\\neq \\\\\\\\")).isEqualTo("café \"x\" / \\neq \\\\");
        assertThat(isRepaired("caf\\u00e9 \\t \\n \\\\alpha")).isFalse();
    }

    @Test
    void a_dollar_that_is_money_is_mathematics_to_the_end_of_its_paragraph_at_most() {
        assertThat(decoded("It costs $5.\\n\\nThen\\nu")).isEqualTo("It costs $5.\n\nThen\nu");
        assertThat(decoded("$a$ and\\nu")).isEqualTo("$a$ and\nu");
        assertThat(decoded("$$a\\nu$$ b\\nu")).isEqualTo("$$a\\nu$$ b\nu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\alpha", "\\neq", "\\u12", "\\beta", "\\("})
    void a_single_backslash_is_told(String written) {
        assertThat(isRepaired(written)).isTrue();
    }

    @Test
    void a_text_written_anew_with_the_backslashes_of_json_says_the_same() {
        var json = "{\"a\\lpha\": [\"\\neq\", \"\\n\"], \"b\": \"\\\\\", \"c\": \"\\u12";

        assertThat(DoubledBackslashes.in(json))
                .isEqualTo("{\"a\\\\lpha\": [\"\\\\neq\", \"\\n\"], \"b\": \"\\\\\", \"c\": \"\\u12");
    }

    private static String decoded(String written) {
        var text = new WholeText();
        var decoder = new StringDecoder(text);
        written.chars().forEach(unit -> decoder.read((char) unit));
        decoder.read('"');
        return text.take();
    }

    private static boolean isRepaired(String written) {
        var decoder = new StringDecoder(new WholeText());
        written.chars().forEach(unit -> decoder.read((char) unit));
        decoder.read('"');
        return decoder.isRepaired();
    }
}
