package dev.stepwise.history;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where in the texts of questions it was found. */
@Component
class FoundTexts {

    private final JdbcClient jdbc;

    FoundTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first texts of each question that contain it: the question's own, then those of its runs in their order. */
    Map<QuestionId, List<SearchHit>> of(AccountId account, SearchText text, List<QuestionId> questions) {
        Map<QuestionId, List<SearchHit>> hits = new HashMap<>();
        jdbc.sql(HistorySql.HITS)
                .param("account", account.value())
                .param("questions", ids(questions))
                .param("typed", text.typed())
                .param("pattern", text.pattern())
                .query(row -> {
                    hits.computeIfAbsent(
                                    new QuestionId(row.getObject("question_id", UUID.class)), _ -> new ArrayList<>())
                            .add(hit(row, text));
                });
        return hits;
    }

    static String[] ids(Collection<QuestionId> questions) {
        return questions.stream().map(QuestionId::toString).toArray(String[]::new);
    }

    private static SearchHit hit(ResultSet row, SearchText text) throws SQLException {
        return new SearchHit(place(row), Snippet.of(row.getString("text"), text.typed()), row.getBoolean("is_cut"));
    }

    private static Optional<SearchHit.Place> place(ResultSet row) throws SQLException {
        var run = row.getObject("run_id", UUID.class);
        return run == null
                ? Optional.empty()
                : Optional.of(new SearchHit.Place(
                        new RunId(run),
                        row.getInt("ordinal"),
                        new StepRef(row.getInt("number"), StepKind.valueOf(row.getString("kind")))));
    }
}
