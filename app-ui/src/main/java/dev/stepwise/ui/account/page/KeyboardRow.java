package dev.stepwise.ui.account.page;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.ui.shell.OwnPageSettings;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Switches single keys off and on, and says which there are. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(4)
class KeyboardRow extends AccountRow {

    KeyboardRow(OwnPageSettings settings) {
        super("account.page.keyboard");
        var keys = new Checkbox(
                getTranslation("account.page.keyboard.single"), settings.now().singleKeys());
        keys.addValueChangeListener(change -> getUI().ifPresent(ui -> {
            settings.change(ui, now -> now.withSingleKeys(change.getValue()));
            say(getTranslation("account.page.saved"));
        }));
        var list = new Paragraph(getTranslation("account.page.keyboard.list"));
        list.addClassName("text-note");
        add(keys, list);
    }
}
