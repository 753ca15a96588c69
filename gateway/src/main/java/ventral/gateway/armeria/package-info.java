/** Serves the API as gRPC-Web, gRPC and HTTP with JSON, and the files of the web page. */
@NullMarked
package ventral.gateway.armeria;

import org.jspecify.annotations.NullMarked;
