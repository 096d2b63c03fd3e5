package dev.stepwise.ui.server;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;

/** Asks before a server is archived, for that cannot be taken back. */
final class ArchiveQuestion extends Dialog {

    ArchiveQuestion(String name, SerializableRunnable archive) {
        addClassName("archive-question");
        setHeaderTitle(getTranslation("server.archive.ask", name));
        add(new Paragraph(getTranslation("server.archive.means")));
        var yes = new Button(getTranslation("server.archive.yes"), _ -> {
            archive.run();
            close();
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        var no = new Button(getTranslation("server.archive.no"), _ -> close());
        getFooter().add(no, yes);
        addOpenedChangeListener(opened -> {
            if (!opened.isOpened()) {
                removeFromParent();
            }
        });
    }
}
