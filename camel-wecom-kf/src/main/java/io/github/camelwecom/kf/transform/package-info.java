/**
 * Data types that routes, Kamelets and Pipes turn received messages into.
 */
package io.github.camelwecom.kf.transform;
