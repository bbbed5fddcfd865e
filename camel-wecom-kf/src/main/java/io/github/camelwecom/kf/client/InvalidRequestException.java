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
package io.github.camelwecom.kf.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.client.check.Violation;

/**
 * A request that was not sent, because it breaks documented limits. Says all that is wrong with it at once: fields,
 * lengths and numbers, never a text that was given.
 */
public final class InvalidRequestException extends WecomKfException {

    private static final String PAGES = "https://developer.work.weixin.qq.com/document/path/";
    private static final int MOST_TOLD = 20;

    private final transient List<Violation> violations;
    private final transient OptionalInt page;

    InvalidRequestException(String operation, List<Violation> violations, OptionalInt page) {
        super(operation, ErrorCategory.CALLER, "the request was not sent, because " + told(violations) + link(page), null);
        this.violations = List.copyOf(violations);
        this.page = page;
    }

    /**
     * The same refusal, saying also what mends it.
     *
     * @param remedies of a field by its path in the request, where one is known
     */
    public InvalidRequestException withRemedies(Function<String, Optional<String>> remedies) {
        List<Violation> explained
                = violations.stream().map(violation -> violation.withRemedy(remedies.apply(violation.field()))).toList();
        InvalidRequestException told = new InvalidRequestException(getOperation(), explained, page);
        told.setStackTrace(getStackTrace());
        return told;
    }

    /** All that is wrong with the request. */
    public List<Violation> getViolations() {
        return violations;
    }

    private static String told(List<Violation> violations) {
        String told = violations.stream().limit(MOST_TOLD).map(Violation::toString).collect(Collectors.joining("; "));
        return violations.size() <= MOST_TOLD ? told : told + "; and " + (violations.size() - MOST_TOLD) + " more";
    }

    private static String link(OptionalInt page) {
        return page.isPresent() ? " (" + PAGES + page.getAsInt() + ")" : "";
    }
}
