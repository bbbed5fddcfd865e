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
package io.github.camelwecom.kf.reference;

import java.nio.file.Path;

/** A page of the documentation that is made, in whole or in part, from what it describes. */
interface Page {

    /** Name of its files, without language and extension. */
    String name();

    /**
     * What the page should be.
     *
     * @param committed what it is; empty when there is none yet
     */
    String render(PageLanguage language, String committed) throws Exception;

    default Path file(PageLanguage language) {
        return Path.of("..", "docs", name() + language.suffix() + ".md");
    }
}
