package dev.stepwise.llm.engine;

import static java.util.Comparator.comparing;

import dev.stepwise.llm.fixture.ScriptedContext;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds what a run has stored against what was on the wire: nothing may be lost, and nothing shown that the engine did not send. */
record StoredAsSent(ScriptedContext run, List<Exchange> exchanges) {

    StoredAsSent {
        exchanges = List.copyOf(exchanges);
    }

    /** A sentence for all that does not hold. */
    List<String> violations() {
        var found = new ArrayList<String>();
        attemptsHaveEnds(found);
        stepsStandInOrder(found);
        var answered = exchanges.stream().filter(Exchange::isAnswered).toList();
        var attempts =
                run.storedAttempts().stream().filter(StoredAsSent::wasAnswered).toList();
        if (attempts.size() != answered.size()) {
            found.add("The engine answered " + answered.size() + " times, and " + attempts.size()
                    + " attempts are stored that it answered.");
            return found;
        }
        for (int i = 0; i < attempts.size(); i++) {
            attemptIsAsSent(attempts.get(i), answered.get(i), found);
            found.addAll(
                    new RequestAsStored(run, attempts.get(i), answered.get(i).asked()).violations());
        }
        run.stored().forEach(step -> stepIsAsSent(step, found));
        return found;
    }

    private void attemptsHaveEnds(List<String> found) {
        for (var attempt : run.storedAttempts()) {
            if (attempt.ending() == Attempt.Ending.OPEN) {
                found.add(attempt.ref() + " is stored without an end.");
            }
            if (attempt.ending() == Attempt.Ending.REJECTED && attempt.cause().isEmpty()) {
                found.add(attempt.ref() + " is rejected, and no cause is stored.");
            }
            if (attempt.figures().isEmpty()) {
                found.add(attempt.ref() + " has no figures.");
            }
        }
    }

    private void stepsStandInOrder(List<String> found) {
        var steps = run.stored();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).ref().number() != i + 1) {
                found.add("Step " + steps.get(i).ref() + " stands at place " + (i + 1) + ".");
            }
            if (steps.get(i).ref().kind() == StepKind.ANSWER && i < steps.size() - 1) {
                found.add("Something stands behind the answer.");
            }
        }
    }

    private static boolean wasAnswered(Attempt attempt) {
        return attempt.cause()
                .filter(cause -> cause.kind() == Cause.Kind.REFUSAL)
                .isEmpty();
    }

    /** We may have read less than was sent, but nothing else. */
    private static void attemptIsAsSent(Attempt attempt, Exchange sent, List<String> found) {
        if (!sent.text().startsWith(attempt.rawReply())) {
            found.add(attempt.ref() + " has a reply that the engine did not send: stored " + attempt.rawReply()
                    + ", sent " + sent.text());
        }
        boolean isWhole = attempt.cause().isEmpty() && sent.finishReason().isPresent();
        if (isWhole && Period.of(sent.text()).isEmpty() && !sent.text().equals(attempt.rawReply())) {
            found.add(attempt.ref() + " is kept, and a part of what the engine sent is lost: " + sent.text());
        }
        if (isPaidLoop(attempt, sent)) {
            found.add(attempt.ref() + " went on saying the same up to its limit: " + sent.text());
        }
    }

    /** What the question wants, as the second attempt shows, may go on; the first has to end. */
    private static boolean isPaidLoop(Attempt attempt, Exchange sent) {
        return attempt.ref().ordinal() == 1
                && sent.finishReason().filter("length"::equals).isPresent()
                && Period.isLong(sent.text());
    }

    /** Letters and digits of what a person reads have to come one after the other in the reply. */
    private void stepIsAsSent(CompletedStep step, List<String> found) {
        var reply = run.storedAttempts().stream()
                .filter(attempt -> attempt.ref().step().equals(step.ref()))
                .filter(attempt -> attempt.ending() == Attempt.Ending.ACCEPTED)
                .max(comparing(attempt -> attempt.ref().ordinal()));
        if (reply.isEmpty()) {
            found.add("Step " + step.ref() + " is kept from no attempt.");
            return;
        }
        var raw = reply.get().rawReply();
        if (step.content().isBlank()) {
            found.add("Step " + step.ref() + " is kept, and says nothing.");
        }
        for (var text : List.of(step.title(), step.content())) {
            if (!letters(unescaped(raw)).contains(letters(text))
                    && !letters(raw).contains(letters(text))) {
                found.add("Step " + step.ref() + " shows what the engine did not send: " + text + ", sent " + raw);
            }
        }
    }

    private static String unescaped(String json) {
        var text = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char unit = json.charAt(i);
            if (unit != '\\' || i + 1 == json.length()) {
                text.append(unit);
            } else if (json.charAt(i + 1) == 'u' && json.substring(i).matches("(?s)\\\\u[0-9a-fA-F]{4}.*")) {
                text.append((char) Integer.parseInt(json.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                i++;
                text.append("ntrbf".indexOf(json.charAt(i)) >= 0 ? ' ' : json.charAt(i));
            }
        }
        return text.toString();
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
