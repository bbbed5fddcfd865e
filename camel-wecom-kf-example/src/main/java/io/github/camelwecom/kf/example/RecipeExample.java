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
package io.github.camelwecom.kf.example;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

import io.github.camelwecom.kf.sandbox.KfSandbox;

/**
 * Runs the recipe of <code>-Drecipe</code> beside a sandbox, whose page lets one person be customer and servicer.
 */
public final class RecipeExample {

    private RecipeExample() {
    }

    public static void main(String[] args) throws Exception {
        PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String recipe = System.getProperty("recipe");
        try (KfSandbox sandbox = KfSandbox.start();
             RecipeApplication bot = RecipeApplication.at(
                     recipe, sandbox, Files.createTempDirectory("wecom-kf-recipe"), Map.of())) {
            sandbox.account("Service");
            sandbox.servicer("zhangsan");
            sandbox.customer().named("Anna").enters();
            bot.start();
            sandbox.callbackUrl(bot.callbackUrl());
            console.println("The recipe " + recipe + " runs. The sandbox's page, to be customer and servicer: "
                            + sandbox.baseUri() + "/");
            console.println("Ctrl-C ends.");
            Thread.currentThread().join();
        }
    }
}
