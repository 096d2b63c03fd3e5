package dev.stepwise.run;

import dev.stepwise.endpoint.EndpointRef;
import java.util.Set;

/** Which parts of a request a model server is known to refuse for a model; what nobody has sent it yet is not known. */
public interface RefusedParts {

    Set<RequestPart> of(EndpointRef server, String model);
}
