package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.AskResult;
import dev.stepwise.run.AskResult.Asked;
import dev.stepwise.run.RunService;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.ScriptedStrategy;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.settings.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

@RunTest
class AskTest {

    private static final SettingsDraft STEPS = RunWorld.settings(Strategy.STEPS);
    private static final SettingsDraft DIRECT = RunWorld.settings(Strategy.DIRECT);

    @Autowired
    RunWorld world;

    @Autowired
    @Qualifier("steps")
    ScriptedStrategy steps;

    @ParameterizedTest
    @ValueSource(strings = {"", " \t\n", "\u00A0\u3000\u2003"})
    void a_question_without_anything_to_read_is_not_asked(String question) {
        assertThat(world.runs.ask(world.account(), question, List.of(STEPS))).isEqualTo(new AskResult.Blank());
    }

    @Test
    void a_question_may_have_100_000_characters_and_not_one_more() {
        var account = world.account();
        var longest = "字".repeat(RunService.QUESTION_LIMIT);

        assertThat(world.runs.ask(account, longest, List.of(STEPS))).isInstanceOf(Asked.class);
        assertThat(world.runs.ask(account, longest + "字", List.of(STEPS))).isEqualTo(new AskResult.TooLong(100_001));
    }

    @Test
    void what_cannot_be_stored_or_sent_is_replaced_and_the_rest_is_kept_as_it_was_typed() {
        var account = world.account();

        var asked = (Asked) world.runs.ask(account, " a\u0000b\uD83Dc\uDE00 \uD83D\uDE00\u202E\n", List.of(STEPS));

        assertThat(world.details(account, asked.runs().getFirst()).question())
                .isEqualTo(" a\uFFFDb\uFFFDc\uFFFD \uD83D\uDE00\u202E\n");
    }

    @Test
    void each_of_the_settings_gets_a_run_of_its_own_under_one_question() {
        var account = world.account();

        var asked = (Asked) world.runs.ask(account, "为什么天空是蓝色的？", List.of(STEPS, DIRECT));

        var chain = world.details(account, asked.runs().get(0));
        var plain = world.details(account, asked.runs().get(1));
        assertThat(chain.questionId()).isEqualTo(plain.questionId()).isEqualTo(asked.question());
        assertThat(chain.siblings()).extracting(run -> run.id()).isEqualTo(asked.runs());
        assertThat(chain.siblings()).extracting(run -> run.ordinal()).containsExactly(1, 2);
        assertThat(chain.run().settings().language()).isEqualTo(Language.CHINESE);
        assertThat(chain.systemPrompt()).contains("Think in steps.");
        assertThat(plain.systemPrompt()).isEmpty();
    }

    @Test
    void a_seed_is_drawn_where_none_is_given_and_kept_where_one_is() {
        var account = world.account();

        var first = world.ask(account, context -> Scripts.think(context, 1));
        var second = world.ask(account, context -> Scripts.think(context, 1));

        var settings = world.details(account, first).run().settings();
        assertThat(settings.seed())
                .isNotNegative()
                .isNotEqualTo(world.details(account, second).run().settings().seed());
        var again = world.again(account, first, SettingsDraft.of(settings));
        assertThat(settings.reasoning().sampling().seed())
                .as("what was asked for")
                .isEmpty();
        assertThat(world.details(account, again).run().settings().reasoning()).isEqualTo(settings.resolved());
        assertThat(world.details(account, again).run().settings().resolved()).isEqualTo(settings.resolved());
    }

    @Test
    void a_run_made_again_stems_from_the_other_and_keeps_the_prompt_of_its_day() {
        var account = world.account();
        var first = world.ask(account, context -> Scripts.think(context, 1));
        steps.systemPrompt.set("Think otherwise.");
        try {
            var again = world.again(account, first, STEPS);

            var details = world.details(account, again);
            assertThat(details.stemsFrom()).contains(first);
            assertThat(details.run().ordinal()).isEqualTo(2);
            assertThat(details.systemPrompt()).contains("Think otherwise.");
            assertThat(world.details(account, first).systemPrompt()).contains("Think in steps.");
        } finally {
            steps.systemPrompt.set("Think in steps.");
        }
    }

    @Test
    void a_prompt_is_kept_once_however_many_runs_use_it() {
        var account = world.account();
        world.ask(account, context -> Scripts.think(context, 1));
        world.ask(account, context -> Scripts.think(context, 1));

        assertThat(world.sql
                        .sql("select count(*) from prompt_text where text = 'Think in steps.'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }
}
