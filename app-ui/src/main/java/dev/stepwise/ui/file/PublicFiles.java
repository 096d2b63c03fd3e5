package dev.stepwise.ui.file;

import com.vaadin.flow.server.Version;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.HttpRequestHandler;

/**
 * Gives a folder of files to anybody. What is asked for by its own version is kept for good, fonts for an hour, and all else is asked for
 * again each time, and compared by what is in it.
 */
final class PublicFiles implements HttpRequestHandler {

    static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** Style sheets name them without a version; they change with Vaadin alone. */
    private static final CacheControl FONTS = CacheControl.maxAge(Duration.ofHours(1));

    private static final String PUSH = "VAADIN/static/push/";

    private final FolderHandler kept;
    private final FolderHandler font;
    private final FolderHandler asked;

    /** @param folder ends with a slash; empty for what stands in no folder */
    PublicFiles(String folder) throws Exception {
        kept = handler(folder, FOR_GOOD);
        font = handler(folder, FONTS);
        asked = handler(folder, CacheControl.noCache());
    }

    private static FolderHandler handler(String folder, CacheControl keeping) throws Exception {
        var handler = new FolderHandler(FileVersion.FOLDER + folder, keeping);
        handler.setEtagGenerator(PublicFiles::tag);
        handler.afterPropertiesSet();
        return handler;
    }

    /** A weak one, because the container sends it compressed or not. */
    private static String tag(Resource file) {
        var path = ((ClassPathResource) file).getPath().substring(FileVersion.FOLDER.length());
        return "W/\"" + FileVersion.of(path).orElseThrow() + "\"";
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var path = request.getServletPath().substring(1);
        if (isByVersion(path, request)) {
            kept.handleRequest(request, response);
        } else if (path.endsWith(".woff2")) {
            font.handleRequest(request, response);
        } else {
            asked.handleRequest(request, response);
        }
    }

    /** Whether the version is that of what is here; while nodes are replaced, a page of a newer one may ask an older one. */
    private static boolean isByVersion(String path, HttpServletRequest request) {
        return path.startsWith(PUSH)
                ? Objects.equals(request.getParameter("v"), Version.getBuildHash())
                : FileVersion.of(path)
                        .filter(version ->
                                version.equals(request.getParameter(ApplicationConstants.CONTENT_HASH_PARAMETER)))
                        .isPresent();
    }
}
