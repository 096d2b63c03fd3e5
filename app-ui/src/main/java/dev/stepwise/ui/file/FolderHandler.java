package dev.stepwise.ui.file;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Gives the files of a folder on the class path, which browsers may keep as long as it says. */
final class FolderHandler extends ResourceHttpRequestHandler {

    /** @param folder on the class path; ends with a slash */
    FolderHandler(String folder, CacheControl keeping) {
        setLocations(List.of(new ClassPathResource(folder)));
        setCacheControl(keeping);
        // all builds write the same time into their files
        setUseLastModified(false);
    }

    /** Each answer says at first that it must not be kept. Browsers heed these two more than what replaces the third. */
    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.PRAGMA, null);
        response.setHeader(HttpHeaders.EXPIRES, null);
        super.handleRequest(request, response);
    }
}
