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

import java.util.Map;

import jakarta.servlet.Filter;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.WecomKfConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Sets the component <code>wecom-kf</code> up by the properties <code>camel.component.wecom-kf.*</code>, and a further
 * component for each corp under <code>camel.component.wecom-kf.corps.*</code>. Is left out by
 * <code>camel.component.wecom-kf.enabled=false</code>.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({ "camel.component", WecomKfAutoConfiguration.PREFIX })
public class WecomKfAutoConfiguration {

    static final String PREFIX = "camel.component.wecom-kf";

    @Bean
    ComponentOptions wecomKfOptions(Environment environment) {
        return new ComponentOptions(environment, PREFIX);
    }

    @Lazy
    @Bean
    ComponentCustomizer configureWecomKfComponent(ApplicationContext application, ComponentOptions options) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                options.ofTheComponent().apply(target);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return WecomKfConstants.SCHEME.equals(name) && target instanceof WecomKfComponent
                        && HierarchicalPropertiesEvaluator.evaluate(
                                application, "camel.component.customizer", PREFIX + ".customizer");
            }
        };
    }

    /** Before routes are read, which name these components. */
    @Bean
    CamelContextConfiguration wecomKfComponentsOfFurtherCorps(ComponentOptions options) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camelContext) {
                for (Map.Entry<String, OptionValues> corp : options.ofFurtherCorps().entrySet()) {
                    WecomKfComponent component = new WecomKfComponent(camelContext);
                    corp.getValue().apply(component);
                    camelContext.addComponent(corp.getKey(), component);
                }
            }

            @Override
            public void afterApplicationStart(CamelContext camelContext) {
                // all is done before
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class ServletCallbacks {

        /** After the one that counts requests, before those that read forms. */
        private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

        @Bean
        ServletBodyLimiter wecomKfBodyLimiter() {
            return new ServletBodyLimiter();
        }

        @Bean
        FilterRegistrationBean<ServletBodyLimiter> wecomKfBodyLimit(ServletBodyLimiter limiter) {
            return inOrder(limiter);
        }

        @Bean
        ServletNotFoundRequests wecomKfNotFoundRequests() {
            return new ServletNotFoundRequests();
        }

        @Bean
        FilterRegistrationBean<ServletNotFoundRequests> wecomKfNotFoundRequestsFilter(ServletNotFoundRequests requests) {
            return inOrder(requests);
        }

        private static <T extends Filter> FilterRegistrationBean<T> inOrder(T filter) {
            FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
            registration.setOrder(ORDER);
            return registration;
        }
    }
}
