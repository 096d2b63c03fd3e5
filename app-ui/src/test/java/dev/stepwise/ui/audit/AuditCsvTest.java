package dev.stepwise.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.AuditAct;
import dev.stepwise.account.AuditSubject;
import dev.stepwise.account.audit.AuditEntry;
import dev.stepwise.ui.component.Texts;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCsvTest {

    private static final UUID ID = UUID.fromString("01980000-0000-7000-8000-000000000001");

    @Test
    void a_line_has_a_cell_for_each_column_of_the_head() {
        assertThat(AuditCsv.head()).isEqualTo("\"time (UTC)\",\"who\",\"account\",\"act\",\"about\",\"id\"\r\n");
        assertThat(AuditCsv.line(entry("ada", "Sara \"S.\" Olsen, 李")))
                .isEqualTo("\"2026-11-30T12:00:00Z\",\"ada\",\"" + ID
                        + "\",\"MADE_USER\",\"Sara \"\"S.\"\" Olsen, 李\",\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void what_a_spreadsheet_takes_for_a_formula_is_text(String hostile) {
        assertThat(AuditCsv.line(entry(hostile, hostile))).contains(",\"'" + hostile + "\",");
    }

    @ParameterizedTest
    @EnumSource(AuditAct.class)
    void each_act_has_its_words(AuditAct act) {
        assertThat(new Texts().getTranslation(AuditTable.key(act), Locale.ENGLISH))
                .isNotEqualTo(AuditTable.key(act));
    }

    private static AuditEntry entry(String who, String about) {
        return new AuditEntry(
                ID,
                Instant.parse("2026-11-30T12:00:00Z"),
                Optional.of(ID),
                who,
                Optional.of(AuditAct.MADE_USER),
                new AuditSubject(Optional.empty(), about));
    }
}
