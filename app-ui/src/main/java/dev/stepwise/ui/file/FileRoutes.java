package dev.stepwise.ui.file;

import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.shared.ui.Dependency;
import com.vaadin.flow.shared.ui.LoadMode;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Where the files of pages are. Vaadin would give them too, but it opens its jar anew for each, and a browser would keep what has no
 * version for an hour after another release was started.
 */
@Configuration(proxyBeanMethods = false)
class FileRoutes {

    /** Before the mapping that leads all else to Vaadin. */
    private static final int ORDER = 10;

    private static final List<String> FOLDERS =
            List.of("assets/", "aura/", "scripts/", "styles/", "VAADIN/static/push/");

    @Bean
    SimpleUrlHandlerMapping fileMapping() throws Exception {
        var routes = new LinkedHashMap<String, Object>();
        for (var folder : FOLDERS) {
            routes.put("/" + folder + "**", new PublicFiles(folder));
        }
        routes.put("/styles.css", new PublicFiles(""));
        routes.put("/VAADIN/build/**", build());
        return new SimpleUrlHandlerMapping(routes, ORDER);
    }

    /** Vaadin's build puts a hash into each name, and writes each file compressed beside it. */
    private static FolderHandler build() throws Exception {
        var handler = new FolderHandler("META-INF/VAADIN/webapp/VAADIN/build/", PublicFiles.FOR_GOOD);
        handler.setResourceResolvers(List.of(new EncodedResourceResolver(), new PathResourceResolver()));
        handler.afterPropertiesSet();
        return handler;
    }

    /** Vaadin adds versions to the addresses of style sheets alone. */
    @Bean
    VaadinServiceInitListener scriptVersions() {
        return init -> init.addDependencyFilter((dependencies, _) ->
                dependencies.stream().map(FileRoutes::withVersion).toList());
    }

    private static Dependency withVersion(Dependency file) {
        return file.getType() == Dependency.Type.JAVASCRIPT && file.getLoadMode() != LoadMode.INLINE
                ? new Dependency(file.getType(), FileVersion.address(file.getUrl()), file.getLoadMode(), file.getId())
                : file;
    }
}
