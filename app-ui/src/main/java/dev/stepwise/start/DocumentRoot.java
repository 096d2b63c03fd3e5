package dev.stepwise.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/** The web server wants a folder of documents, though there are none: an empty one among Stepwise's temporary files. */
@Component
@ConditionalOnProperty(TemporaryFolder.PROPERTY)
final class DocumentRoot implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    private final Path folder;

    DocumentRoot(@Value("${" + TemporaryFolder.PROPERTY + "}") Path temporary) {
        this.folder = temporary.resolve("documents");
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory server) {
        try {
            server.setDocumentRoot(Files.createDirectories(folder).toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
