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
package io.github.camelwecom.kf.callback;

import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;

/**
 * Notices callbacks that come to a path which nobody serves: the URL in the console is another one than is served here,
 * and no check of a served path would ever see them.
 */
final class StrayCallbacks implements NotFoundRequests.Listener {

    /** What may stand in a log, whoever sent it. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._~/-]{1,128}");

    private final Consumer<CallbackRefusedException> refusals;

    StrayCallbacks(Consumer<CallbackRefusedException> refusals) {
        this.refusals = refusals;
    }

    /**
     * @param  refusals to be told of each
     * @return          ends it
     */
    static Runnable watch(CamelContext camelContext, Consumer<CallbackRefusedException> refusals) {
        StrayCallbacks strays = new StrayCallbacks(refusals);
        NotFoundRequests requests = camelContext.getRegistry().findSingleByType(NotFoundRequests.class);
        if (requests != null) {
            return requests.tell(strays);
        }
        boolean vertx = camelContext.getClassResolver().resolveClass("io.vertx.ext.web.Router") != null;
        return vertx ? VertxNotFoundRequests.of(camelContext).tell(strays) : () -> {
        };
    }

    @Override
    public void notFound(String path, String rawQuery) {
        if (CallbackQuery.isOfACallback(rawQuery)) {
            refusals.accept(new CallbackRefusedException(CallbackRefusal.OTHER_PATH, reason(path)));
        }
    }

    private static String reason(String path) {
        String reason = CallbackRefusal.OTHER_PATH.reason();
        return HARMLESS.matcher(path).matches() ? reason + "; that path is " + path : reason;
    }
}
