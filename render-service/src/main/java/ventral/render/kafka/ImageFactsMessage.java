package ventral.render.kafka;

import ventral.events.v1.ImageFacts;
import ventral.render.scene.ImageMetadata;

/** Builds the protobuf message that carries an image's metadata in a batch. */
final class ImageFactsMessage {

    private ImageFactsMessage() {}

    static ImageFacts of(ImageMetadata facts) {
        return ImageFacts.newBuilder()
                .setRotationX(facts.rotation().x)
                .setRotationY(facts.rotation().y)
                .setRotationZ(facts.rotation().z)
                .setRotationW(facts.rotation().w)
                .setPixelX(facts.pixel().x)
                .setPixelY(facts.pixel().y)
                .setPivotPixelX(facts.pivotPixel().x)
                .setPivotPixelY(facts.pivotPixel().y)
                .setPivotDistance(facts.pivotDistance())
                .setCameraX(facts.camera().x)
                .setCameraY(facts.camera().y)
                .setCameraZ(facts.camera().z)
                .setCameraW(facts.camera().w)
                .setBackground(facts.background())
                .setLightX(facts.light().x)
                .setLightY(facts.light().y)
                .setLightZ(facts.light().z)
                .setLightPower(facts.lightPower())
                .setSourceFile(facts.sourceFile())
                .build();
    }
}
