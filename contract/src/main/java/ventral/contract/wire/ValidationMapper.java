package ventral.contract.wire;

import java.util.EnumMap;
import java.util.Map;
import ventral.contract.latent.Latent;
import ventral.contract.validation.LatentAccuracy;
import ventral.contract.validation.Validation;

/** Maps validations to and from {@code ventral.type.v1}. */
public final class ValidationMapper {

    private ValidationMapper() {}

    public static ventral.type.v1.Validation toWire(Validation validation) {
        var message = ventral.type.v1.Validation.newBuilder()
                .setSeenImageCount(validation.seenImageCount())
                .setImageCount(validation.imageCount())
                .setLoss(validation.loss());
        Double rotationError = validation.rotationErrorDegrees();
        if (rotationError != null) {
            message.setRotationErrorDegrees(rotationError);
        }
        validation.latents().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> message.addLatents(toWire(entry.getKey(), entry.getValue())));
        return message.build();
    }

    private static ventral.type.v1.LatentFigures toWire(Latent latent, LatentAccuracy figures) {
        var message = ventral.type.v1.LatentFigures.newBuilder().setLatent(LatentMapper.toWire(latent));
        if (figures instanceof LatentAccuracy.RegressionAccuracy regression) {
            message.setRootMeanSquaredError(regression.rootMeanSquaredError());
            if (!Double.isNaN(regression.rSquared())) {
                message.setRSquared(regression.rSquared());
            }
        } else if (figures instanceof LatentAccuracy.ClassificationAccuracy classification) {
            message.setTop1(classification.top1()).setTop5(classification.top5());
        }
        return message.build();
    }

    /**
     * Reads a validation.
     *
     * @throws IllegalArgumentException if a latent is unknown to this version
     */
    public static Validation fromWire(ventral.type.v1.Validation message) {
        Map<Latent, LatentAccuracy> latents = new EnumMap<>(Latent.class);
        for (ventral.type.v1.LatentFigures figures : message.getLatentsList()) {
            latents.put(
                    LatentMapper.fromWire(figures.getLatent()),
                    figures.hasTop1()
                            ? new LatentAccuracy.ClassificationAccuracy(figures.getTop1(), figures.getTop5())
                            : new LatentAccuracy.RegressionAccuracy(
                                    figures.hasRSquared() ? figures.getRSquared() : Double.NaN,
                                    figures.getRootMeanSquaredError()));
        }
        return new Validation(
                message.getSeenImageCount(),
                message.getImageCount(),
                message.getLoss(),
                latents,
                message.hasRotationErrorDegrees() ? message.getRotationErrorDegrees() : null);
    }
}
