package dev.stepwise.ui.account.page;

import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.preset.PresetService;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.settings.AccountPresets;
import dev.stepwise.ui.settings.OwnPresets;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** The person's own presets. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(7)
class PresetsRow extends AccountRow {

    PresetsRow(PresetService presets, CurrentAccount account) {
        super("account.page.presets");
        explain("account.page.presets.lead");
        add(new OwnPresets(new AccountPresets(presets, account.actor())));
    }
}
