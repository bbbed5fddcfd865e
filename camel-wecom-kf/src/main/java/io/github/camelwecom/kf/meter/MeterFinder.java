/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelwecom.kf.meter;

import org.apache.camel.CamelContext;

/**
 * Finds out whether an application wants meters.
 */
public final class MeterFinder {

    /** Nobody looks. */
    public static final Meters NONE = new NoMeters();

    private MeterFinder() {
    }

    /**
     * The meters of an application that has a <code>MeterRegistry</code>, which is looked for as
     * <code>camel-micrometer</code> does: by the name <code>metricsRegistry</code>, or as the only one. {@link #NONE}
     * for all others.
     */
    public static Meters find(CamelContext camelContext) {
        if (camelContext.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") == null) {
            return NONE;
        }
        return MicrometerMeters.in(camelContext).orElse(NONE);
    }
}
