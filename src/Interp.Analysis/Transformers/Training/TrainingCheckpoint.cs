namespace Interp.Analysis.Transformers.Training;

internal sealed class TrainingCheckpoint(string folder, DecoderConfig config, LanguageModelTraining training, string corpusHash)
{
    public TrainingState? Load() => null;
    public void Save(TrainingState s) { _ = (folder, config, training, corpusHash, s); }
}
