package dev.stepwise.ui.run.state;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunId;
import dev.stepwise.settings.RunSettings;

/**
 * What stays of a run from when it is asked for; only its server may give way to an equal one.
 *
 * @param ordinal its number among the runs of its question, from 1
 */
public record AskedRun(RunId id, QuestionId questionId, String question, RunSettings settings, int ordinal) {

    AskedRun at(EndpointRef server) {
        return new AskedRun(id, questionId, question, settings.at(server), ordinal);
    }
}
