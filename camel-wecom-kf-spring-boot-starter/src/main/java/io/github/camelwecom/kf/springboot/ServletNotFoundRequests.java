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
package io.github.camelwecom.kf.springboot;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.github.camelwecom.kf.callback.NotFoundRequests;

/** Looks at every request of the servlet container when it was answered. */
final class ServletNotFoundRequests implements NotFoundRequests, Filter {

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    @Override
    public Runnable tell(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (((HttpServletResponse) response).getStatus() == HttpServletResponse.SC_NOT_FOUND) {
            HttpServletRequest http = (HttpServletRequest) request;
            listeners.forEach(listener -> listener.notFound(http.getRequestURI(), http.getQueryString()));
        }
    }
}
