package dev.stepwise.ui.account.page;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.ui.shell.OwnPageSettings;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Chooses whether steps fold when they are complete. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(5)
class StepsRow extends AccountRow {

    StepsRow(OwnPageSettings settings) {
        super("account.page.steps");
        var open = new Checkbox(
                getTranslation("account.page.steps.stay-open"), settings.now().stepsStayOpen());
        open.addValueChangeListener(change -> getUI().ifPresent(ui -> {
            settings.change(ui, now -> now.withStepsStayOpen(change.getValue()));
            say(getTranslation("account.page.saved"));
        }));
        var meaning = new Paragraph(getTranslation("account.page.steps.meaning"));
        meaning.addClassName("text-note");
        add(open, meaning);
    }
}
