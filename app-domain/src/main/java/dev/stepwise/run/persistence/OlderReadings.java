package dev.stepwise.run.persistence;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.reasoning.ReplyReading;
import dev.stepwise.settings.Strategy;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Steps whose title and content were read by earlier rules than those of {@link #RULES}. What the model wrote stays as it is. */
@Component
class OlderReadings {

    /** The rules by which replies are read now; counted up where a stored reply would be read otherwise than before. */
    static final int RULES = 3;

    private record Step(
            UUID id,
            UUID run,
            int number,
            Strategy strategy,
            OutputMode mode,
            StepKind kind,
            String raw,
            ReplyText read,
            boolean truncated) {}

    // the number stands in the statement, so that the index of what is left to read fits
    private static final String NEXT = """
            select s.id, s.run_id, s.number, r.strategy, r.output_mode, s.kind, s.raw_reply, s.title, s.content, s.truncated
            from step s join run r on r.id = s.run_id
            where s.reading < %d order by s.id limit :most for update of s skip locked
            """.formatted(RULES);

    private static final String READ_ANEW = """
            with changed as (
                update step set title = :title, content = :content, thinking = :thinking, repaired = repaired or :repaired,
                    reading = :rules
                where id = :id
                returning run_id, number),
            found as (
                delete from search_text t using changed c where t.run_id = c.run_id and t.number = c.number)
            insert into search_pending (question_id, run_id, number)
            select r.question_id, c.run_id, c.number from changed c join run r on r.id = c.run_id
            """;

    private final JdbcClient jdbc;
    private final ReplyReading reading;

    OlderReadings(JdbcClient jdbc, ReplyReading reading) {
        this.jdbc = jdbc;
        this.reading = reading;
    }

    /** Reads the next ones anew, in the caller's transaction, and says how many there were; those that another node has are passed over. */
    int readSome(int most) {
        var steps = next(most);
        for (var step : steps) {
            var now = reading.read(step.strategy(), step.mode(), step.kind(), step.raw());
            if (isRead(step, now)) {
                jdbc.sql(READ_ANEW)
                        .param("id", step.id())
                        .param("title", now.title())
                        .param("content", now.content())
                        .param("thinking", now.thinking())
                        // to set the model's thinking apart is no repair
                        .param("repaired", now.thinking().isEmpty())
                        .param("rules", RULES)
                        .update();
            } else {
                jdbc.sql("update step set reading = :rules where id = :id")
                        .param("rules", RULES)
                        .param("id", step.id())
                        .update();
            }
        }
        return steps.size();
    }

    private List<Step> next(int most) {
        return jdbc.sql(NEXT)
                .param("most", most)
                .query((row, _) -> new Step(
                        row.getObject("id", UUID.class),
                        row.getObject("run_id", UUID.class),
                        row.getInt("number"),
                        Strategy.valueOf(row.getString("strategy")),
                        OutputMode.valueOf(row.getString("output_mode")),
                        StepKind.valueOf(row.getString("kind")),
                        row.getString("raw_reply"),
                        new ReplyText(row.getString("title"), row.getString("content")),
                        row.getBoolean("truncated")))
                .list();
    }

    /** What only a lenient reading found stays, and so does the end of a reply that was cut in the middle of an escape. */
    private static boolean isRead(Step step, ReplyText now) {
        if (now.content().isBlank()) {
            return false;
        }
        boolean sameTitle = now.title().strip().equals(step.read().title().strip());
        boolean sameContent = now.content().equals(step.read().content())
                || (step.truncated() && step.read().content().startsWith(now.content()));
        return !(sameTitle && sameContent);
    }
}
