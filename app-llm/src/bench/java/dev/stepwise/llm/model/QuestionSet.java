package dev.stepwise.llm.model;

import dev.stepwise.llm.model.Question.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Which questions are asked. Those with one right answer are drawn with a fixed seed, 60 of each kind, and are the same each time. */
enum QuestionSet {
    /** The first 20 of each kind: for trying, again and again. */
    TUNING("60"),
    /** The other 40 of each kind: for confirming once what was found by trying. */
    CONFIRMING("120"),
    EXACT("180"),
    KINDS("kinds");

    private static final int OF_A_KIND = 60;
    private static final int TUNING_OF_A_KIND = 20;
    private static final long SEED = 20_261_130;
    private static final List<String> WORDS = List.of(
            ("strawberry banana committee bookkeeper mississippi elephant raspberry balloon successful parallel tomorrow "
                            + "necessary letter coffee pepper summer dinner happiness address possession")
                    .split(" "));

    private final String key;

    QuestionSet(String key) {
        this.key = key;
    }

    /** As an option names it. */
    String key() {
        return key;
    }

    /** @throws IllegalArgumentException whose message is a sentence for a person */
    static QuestionSet of(String key) {
        return Arrays.stream(values())
                .filter(set -> set.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no set of questions “" + key + "”."));
    }

    List<Question> questions() {
        return switch (this) {
            case TUNING ->
                exact().filter(question -> question.number() < TUNING_OF_A_KIND).toList();
            case CONFIRMING ->
                exact().filter(question -> question.number() >= TUNING_OF_A_KIND)
                        .toList();
            case EXACT -> exact().toList();
            case KINDS -> kinds();
        };
    }

    private static Stream<Question> exact() {
        var random = new Random(SEED);
        var drawn = new ArrayList<Question>();
        var letters = lettersInWords();
        Collections.shuffle(letters, random);
        for (int number = 0; number < OF_A_KIND; number++) {
            drawn.add(another(drawn, number, random, QuestionSet::sum));
            drawn.add(another(drawn, number, random, QuestionSet::decimals));
            drawn.add(letters(number, letters.get(number)));
        }
        return drawn.stream();
    }

    private interface Draw {
        Question of(int number, Random random);
    }

    private static Question another(List<Question> drawn, int number, Random random, Draw draw) {
        var question = draw.of(number, random);
        while (drawn.stream().map(Question::text).anyMatch(question.text()::equals)) {
            question = draw.of(number, random);
        }
        return question;
    }

    /** Of two digits, and every second one of three. */
    private static Question sum(int number, Random random) {
        int least = number % 2 == 0 ? 10 : 100;
        int first = random.nextInt(least, 10 * least);
        int second = random.nextInt(least, 10 * least);
        return new Question(
                Kind.SUMS,
                number,
                "What is " + first + " + " + second + "?",
                Integer.toString(first + second),
                List.of(Integer.toString(first), Integer.toString(second)));
    }

    /** With the same whole number, one and two decimal places, as in 9.9 and 9.11. */
    private static Question decimals(int number, Random random) {
        int whole = random.nextInt(1, 20);
        int tenths = random.nextInt(1, 10);
        int hundredths;
        do {
            hundredths = random.nextInt(10, 100);
        } while (hundredths == 10 * tenths);
        var shorter = whole + "." + tenths;
        var longer = whole + "." + hundredths;
        var given = random.nextBoolean() ? List.of(shorter, longer) : List.of(longer, shorter);
        return new Question(
                Kind.DECIMALS,
                number,
                "Which is larger, " + given.getFirst() + " or " + given.getLast() + "?",
                10 * tenths > hundredths ? shorter : longer,
                given);
    }

    /** A letter before a word that it occurs in, each pair once. */
    private static List<String> lettersInWords() {
        var pairs = new ArrayList<String>();
        for (var word : WORDS) {
            word.chars().distinct().forEach(letter -> pairs.add((char) letter + word));
        }
        return pairs;
    }

    private static Question letters(int number, String pair) {
        char letter = pair.charAt(0);
        var word = pair.substring(1);
        var capital = Character.toString(Character.toUpperCase(letter));
        return new Question(
                Kind.LETTERS,
                number,
                "How many times does the letter " + capital + " occur in the word \"" + word + "\"?",
                Long.toString(word.chars().filter(other -> other == letter).count()),
                List.of(word, capital));
    }

    private static List<Question> kinds() {
        var questions = new ArrayList<Question>();
        for (var text : QuestionsOfAllKinds.TEXTS) {
            questions.add(new Question(Kind.ALL, questions.size(), text, "", List.of()));
        }
        return questions;
    }
}
