package dev.stepwise.run.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Marks;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.ScriptedStrategy;
import dev.stepwise.run.fixture.Scripts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
class SearchedTextsTest {

    @Autowired
    RunWorld world;

    @Test
    void a_question_its_steps_and_its_answer_are_there_for_the_search_of_whoever_asked() {
        var account = world.account();
        var run = finished(account, context -> Scripts.think(context, 2));

        indexed();
        assertThat(texts(account))
                .containsExactly(
                        "QUESTION - - " + world.details(account, run).question(),
                        "REASONING " + run + " 1 Title 1\nContent 1",
                        "REASONING " + run + " 2 Title 2\nContent 2",
                        "ANSWER " + run + " 3 Content 3");
        assertThat(found(account, "title 2 con")).isEqualTo(1);
    }

    @Test
    void of_a_long_text_the_beginning_is_there_and_that_it_was_cut() {
        var account = world.account();
        var last = "🦉".repeat(7990) + "0123456789";
        var run = finished(account, context -> {
            var begun = Scripts.begin(context, Scripts.reasoning(1), 1);
            context.emit(new StepCompleted(begun, untitled(begun, last)));
            var second = Scripts.begin(context, Scripts.reasoning(2), 1);
            context.emit(new StepCompleted(second, untitled(second, last + "x")));
            return new RunOutcome.Stopped();
        });

        indexed();
        assertThat(texts(account))
                .endsWith("REASONING " + run + " 1 " + last, "REASONING " + run + " 2 " + last + " (cut)");
    }

    @Test
    void a_text_that_the_index_refuses_loses_no_step_and_keeps_no_other_text_from_being_found() {
        world.sql.sql("""
                create function refuse() returns trigger language plpgsql as $$
                begin raise exception using errcode = '54000'; end $$
                """).update();
        world.sql.sql("""
                create trigger refuse before insert on search_text for each row when (new.text like '%refused%')
                execute function refuse()
                """).update();
        try {
            var account = world.account();
            var run = finished(account, context -> {
                var begun = Scripts.begin(context, Scripts.reasoning(1), 1);
                context.emit(new StepCompleted(begun, untitled(begun, "refused by the index")));
                Scripts.step(context, 2);
                return new RunOutcome.Stopped();
            });

            assertThat(world.details(account, run).reasoning()).hasSize(2);
            Nodes.await("the other one is found", () -> found(account, "content 2") == 1);
            Nodes.await("the refused one is noted as such", () -> refused(run) > 0);
        } finally {
            world.sql.sql("drop trigger refuse on search_text").update();
            world.sql.sql("drop function refuse").update();
        }
    }

    private int refused(RunId run) {
        return world.sql
                .sql("select coalesce(max(failures), 0) from search_pending where run_id = ? and number = 1")
                .param(run.value())
                .query(Integer.class)
                .single();
    }

    private static CompletedStep untitled(AttemptRef attempt, String content) {
        var step = Scripts.completed(attempt.step());
        return new CompletedStep(
                step.ref(), step.userTurn(), step.rawReply(), "", "", content, false, Marks.NONE, step.figures());
    }

    private RunId finished(Actor account, ScriptedStrategy.Script script) {
        var followed = new Gate();
        var run = world.ask(account, context -> {
            followed.pass();
            return script.play(context);
        });
        var feed = world.follow(account, run);
        followed.open();
        feed.await(RunFinished.class);
        return run;
    }

    private void indexed() {
        Nodes.await("all is indexed", () -> pending() == 0);
    }

    private int pending() {
        return world.sql
                .sql("select count(*) from search_pending where failures < 3")
                .query(Integer.class)
                .single();
    }

    private List<String> texts(Actor account) {
        return world.sql
                .sql("""
                        select concat_ws(' ', kind, coalesce(run_id::text, '-'), coalesce(number::text, '-'), text,
                            case when is_cut then '(cut)' end)
                        from search_text where account_id = ? order by number nulls first
                        """)
                .param(account.account().value())
                .query(String.class)
                .list();
    }

    private int found(Actor account, String typed) {
        return world.sql
                .sql("select count(*) from search_text where account_id = ? and tokens @@ search_query(?)")
                .params(account.account().value(), typed)
                .query(Integer.class)
                .single();
    }
}
