/**
 * The component beside what Camel applications have as well: brokers, Kamelets, meters and traces.
 */
package io.github.camelwecom.kf.neighbours;
