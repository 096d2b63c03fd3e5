package dev.stepwise.account;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The columns of {@code account} that say how its pages are. */
@Service
class StoredPageSettings implements PageSettingsService {

    private final JdbcClient jdbc;

    StoredPageSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public PageSettings find(Actor actor) {
        return jdbc.sql("select language, theme, single_keys, steps_stay_open from account where id = ?")
                .param(actor.account().value())
                .query((row, _) -> new PageSettings(
                        Optional.ofNullable(row.getString("language")).map(InterfaceLanguage::valueOf),
                        Optional.ofNullable(row.getString("theme")).map(Theme::valueOf),
                        row.getBoolean("single_keys"),
                        row.getBoolean("steps_stay_open")))
                .optional()
                .orElse(PageSettings.USUAL);
    }

    @Override
    public void change(Actor actor, PageSettings before, PageSettings after) {
        jdbc.sql("""
                update account set
                    language = case when :language_changed then :language else language end,
                    theme = case when :theme_changed then :theme else theme end,
                    single_keys = case when :keys_changed then :keys else single_keys end,
                    steps_stay_open = case when :open_changed then :open else steps_stay_open end
                where id = :account
                """)
                .param("language_changed", !before.language().equals(after.language()))
                .param("language", after.language().map(Enum::name).orElse(null))
                .param("theme_changed", !before.theme().equals(after.theme()))
                .param("theme", after.theme().map(Enum::name).orElse(null))
                .param("keys_changed", before.singleKeys() != after.singleKeys())
                .param("keys", after.singleKeys())
                .param("open_changed", before.stepsStayOpen() != after.stepsStayOpen())
                .param("open", after.stepsStayOpen())
                .param("account", actor.account().value())
                .update();
    }
}
