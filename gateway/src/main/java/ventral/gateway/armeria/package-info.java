/** The door for every other client: the API as gRPC-Web, gRPC and HTTP with JSON, and the page's files. */
@NullMarked
package ventral.gateway.armeria;

import org.jspecify.annotations.NullMarked;
