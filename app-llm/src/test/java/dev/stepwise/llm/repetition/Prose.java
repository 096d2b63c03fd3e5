package dev.stepwise.llm.repetition;

import java.util.List;
import java.util.Random;

/** Text without sense that does not repeat itself. */
final class Prose {

    private static final List<String> ENGLISH = List.of(
            ("the of and to in is that it for was on are as with they be at one have this from or had by but some what there we can"
                            + " out other were all your when up use word how said an each she which do their time if will way about many then"
                            + " them would write like so these her long make thing see him two has look more day could go come did number"
                            + " sound no most people my over know water than call first who may down side been now find any new work part"
                            + " take get place made live where after back little only round man year came show every good me give our under"
                            + " letter strawberry count answer therefore however because check again result method")
                    .split(" "));

    private static final String CHINESE = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
            + "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相"
            + "全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果";

    private final Random random;

    Prose(Random random) {
        this.random = random;
    }

    String english(int units) {
        var text = new StringBuilder();
        while (text.length() < units) {
            text.append(text.isEmpty() ? "" : random.nextInt(9) == 0 ? ". " : " ")
                    .append(ENGLISH.get(random.nextInt(ENGLISH.size())));
            if (random.nextInt(80) == 0) {
                text.append("\n\n");
            }
        }
        return text.substring(0, units);
    }

    String chinese(int units) {
        var text = new StringBuilder();
        while (text.length() < units) {
            text.append(CHINESE.charAt(random.nextInt(CHINESE.length())));
            if (random.nextInt(10) == 0) {
                text.append(random.nextInt(3) == 0 ? '。' : '，');
            }
        }
        return text.substring(0, units);
    }

    String digits(int units) {
        var text = new StringBuilder();
        while (text.length() < units) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }
}
