package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.langchain4j.SseReader.SseEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A stream of events, in whatever pieces its bytes arrive. */
class AnyEventStreamTest {

    private static final String SEED = "1";

    @Property(tries = 10_000, seed = SEED)
    void events_are_read_as_they_were_written_wherever_the_bytes_are_cut(
            @ForAll("events") List<String> events, @ForAll("ends") String end, @ForAll("lengths") List<Integer> lengths)
            throws IOException {
        var stream = new StringBuilder(": hello" + end);
        events.forEach(data -> stream.append("data: ")
                .append(data.replace("\n", end + "data: "))
                .append(end)
                .append(end));

        assertThat(read(stream.toString().getBytes(StandardCharsets.UTF_8), lengths))
                .extracting(SseEvent::data)
                .isEqualTo(events);
    }

    @Property(tries = 10_000, seed = SEED)
    void bytes_that_mean_nothing_are_read_the_same_wherever_they_are_cut(
            @ForAll("noise") byte[] noise, @ForAll("lengths") List<Integer> lengths) throws IOException {
        assertThat(read(noise, lengths)).isEqualTo(read(noise, List.of(8192)));
    }

    private static List<SseEvent> read(byte[] bytes, List<Integer> lengths) throws IOException {
        var events = new ArrayList<SseEvent>();
        var reader = new SseReader(new InPieces(bytes, lengths));
        for (var event = reader.next(); event.isPresent(); event = reader.next()) {
            events.add(event.get());
        }
        return events;
    }

    @Provide
    Arbitrary<List<String>> events() {
        return Arbitraries.of("{\"a\":1}", "[DONE]", " ", ":", "中", "é", "😀", "\n", "\0", "\ufeff", "\u2028", "data")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> "x" + String.join("", parts))
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> ends() {
        return Arbitraries.of("\n", "\r\n", "\r");
    }

    @Provide
    Arbitrary<byte[]> noise() {
        var piece = Arbitraries.of(
                        "data:",
                        "data",
                        "event: e",
                        "error: e",
                        ":",
                        " ",
                        "\n",
                        "\r",
                        "\n\n",
                        "x",
                        "中",
                        "😀",
                        "\ufeff",
                        "{",
                        "}",
                        "{}",
                        "[",
                        "<",
                        "\"")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        var stray = Arbitraries.bytes().map(each -> new byte[] {each});
        return Arbitraries.oneOf(piece, stray).list().ofMaxSize(30).map(AnyEventStreamTest::join);
    }

    @Provide
    Arbitrary<List<Integer>> lengths() {
        return Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(5);
    }

    private static byte[] join(List<byte[]> pieces) {
        var all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** Gives its bytes in pieces of these lengths, over and over. */
    private static final class InPieces extends ByteArrayInputStream {

        private final List<Integer> lengths;
        private int next;

        InPieces(byte[] bytes, List<Integer> lengths) {
            super(bytes);
            this.lengths = lengths;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, lengths.get(next++ % lengths.size())));
        }
    }
}
