package dev.stepwise.run.persistence;

import dev.stepwise.run.GivenDirective;
import dev.stepwise.run.RunId;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the directives that were given to runs which are being worked on. */
@Component
public class DirectiveReader {

    private final JdbcClient jdbc;

    DirectiveReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What whoever works on a run knows.
     *
     * @param directive the number of the last directive that it knows; 0: none
     */
    public record Known(Claim claim, int directive) {}

    /**
     * What it does not know.
     *
     * @param isVoid whether the claim no longer holds
     * @param given the directives since, in order
     */
    public record News(Claim claim, boolean isVoid, List<GivenDirective> given) {}

    /**
     * The run's directives that are not known, in order.
     *
     * @throws RunTakenOver if the claim no longer holds
     */
    public List<GivenDirective> since(Known known) {
        var news = since(List.of(known));
        if (news.stream().anyMatch(News::isVoid)) {
            throw new RunTakenOver(known.claim().run());
        }
        return news.stream().flatMap(each -> each.given().stream()).toList();
    }

    /** Of these claims those of which there is something to know. */
    public List<News> since(Collection<Known> known) {
        Map<Claim, News> news = new LinkedHashMap<>();
        jdbc.sql(JournalSql.NEWS)
                .param(
                        "runs",
                        known.stream()
                                .map(each -> each.claim().run().toString())
                                .toArray(String[]::new))
                .param(
                        "epochs",
                        known.stream().map(each -> each.claim().epoch()).toArray(Integer[]::new))
                .param("known", known.stream().map(Known::directive).toArray(Integer[]::new))
                .query(row -> {
                    var claim = new Claim(new RunId(row.getObject("run_id", UUID.class)), row.getInt("epoch"));
                    // a run that was deleted is nobody's
                    boolean isVoid = row.getBoolean("is_void") || row.wasNull();
                    var found = news.computeIfAbsent(claim, _ -> new News(claim, isVoid, new ArrayList<>()));
                    var directive = directive(row);
                    if (directive != null) {
                        found.given().add(directive);
                    }
                });
        return List.copyOf(news.values());
    }

    private static @Nullable GivenDirective directive(ResultSet row) throws SQLException {
        var number = row.getObject("number", Integer.class);
        if (number == null) {
            return null;
        }
        var stored = new StoredDirective();
        stored.id = new StoredDirective.Id(row.getObject("run_id", UUID.class), number);
        stored.kind = StoredDirective.Kind.valueOf(row.getString("kind"));
        stored.text = row.getString("text");
        stored.steps = row.getObject("steps", Integer.class);
        stored.givenAt = row.getObject("given_at", OffsetDateTime.class).toInstant();
        stored.heededBeforeStep = row.getObject("heeded_before_step", Integer.class);
        return stored.given();
    }
}
