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

/**
 * The operations that carry files, which {@link KfOperation}'s JSON calls cannot.
 */
public enum MediaOperation {

    /** Uploads a file, to be sent by its id for 3 days (doc/90253). */
    MEDIA_UPLOAD("mediaUpload", "media/upload", Repetition.SAFE),

    /** Uploads a picture that stays (doc/90256). It counts for a quota, so it is not repeated. */
    MEDIA_UPLOAD_IMG("mediaUploadImg", "media/uploadimg", Repetition.UNSAFE),

    /** Fetches a file (doc/90254). */
    MEDIA_GET("mediaGet", "media/get", Repetition.SAFE);

    private final String operationName;
    private final String path;
    private final Repetition repetition;

    MediaOperation(String operationName, String path, Repetition repetition) {
        this.operationName = operationName;
        this.path = path;
        this.repetition = repetition;
    }

    /** Name in endpoint URIs and error texts, such as {@code mediaUpload}. */
    public String operationName() {
        return operationName;
    }

    /** Path below {@code /cgi-bin/}. */
    public String path() {
        return path;
    }

    /** Whether a call that may have been carried out can be made again. */
    public Repetition repetition() {
        return repetition;
    }
}
