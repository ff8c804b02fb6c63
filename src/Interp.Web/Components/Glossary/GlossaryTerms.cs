using System.Collections.Frozen;

namespace Interp.Web.Components;

/// <summary>The words of the site that a newcomer cannot guess.</summary>
public static class GlossaryTerms
{
    /// <summary>In the order of the page: from what a feature is to what is measured on it.</summary>
    public static IReadOnlyList<GlossaryTerm> All { get; } =
    [
        new("feature", "Feature", "A direction in a model's activations that a dictionary found, meant to stand for one thing the model represents.",
            "It is a hypothesis of the dictionary, not a fact about the model. What it means has to be argued from evidence: what makes it fire, at every strength, and what it does to the output.", "dictionary", "activation"),
        new("dictionary", "Dictionary", "The set of features that one sparse autoencoder learned on one place of one model.",
            "Two dictionaries of the same place share many features but not all; a wider one splits features into finer ones. Compare before calling a feature real.", "feature", "twin", "sparse-autoencoder"),
        new("sparse-autoencoder", "Sparse autoencoder", "A small network that rewrites an activation as a sum of few features out of many.",
            "Its encoder gives each feature's activation, its decoder each feature's direction. What it cannot rebuild is lost: see loss recovered.", "l0", "loss-recovered"),
        new("token", "Token", "The unit of text a model reads: a word, a piece of one, a blank, sometimes a single byte.",
            "Blanks belong to the token after them. A line break is drawn ⏎, a tab ⇥, and bytes that are no whole character as \\xE2.", "logit-weight"),
        new("activation", "Activation", "How strongly a feature fires on a token; zero on most.",
            "The background of a token shows it: any activation at all reaches the lightest colour, the feature's largest the strongest. The edge on top grows thicker with it, for those who cannot rely on colour.", "max-activation", "density"),
        new("max-activation", "Largest activation", "The strongest the feature fired on any token that the card rests on.", "Units are the model's own, so that they compare within a dictionary, not between models.", "activation"),
        new("density", "Density", "The share of tokens on which the feature fires.",
            "Most useful features fire on less than 1 % of tokens. Very frequent ones seldom mean one thing; ultra-low ones, below one token in a million, seldom mean anything.", "ultra-low", "dead"),
        new("dead", "Dead", "The feature never fired on the tokens that the card rests on.", "Its direction is still there, so that its logit weights can be read. Many dead features mean a dictionary larger than it could fill.", "density", "ultra-low"),
        new("ultra-low", "Ultra-low density", "The feature fires on fewer than one token in a million.", "Judge such a feature with care: a handful of examples fits almost any story.", "density", "dead"),
        new("interval", "Interval", "Five examples nearest to one of eleven levels, from the largest sampled activation down to zero.",
            "The strongest examples of a feature flatter it: they are often of one kind when the weaker ones are not. Reading the intervals from 0 to 10 shows where a meaning holds and where it ends. The histogram says how many tokens each level stands for.", "top-activations", "bottom-activations"),
        new("top-activations", "Top activations", "The twenty tokens on which the feature fires most strongly.", "Never judge a feature by these alone.", "interval"),
        new("bottom-activations", "Bottom activations", "The twenty weakest activations above zero.", "Often noise, and worth knowing as such.", "interval"),
        new("loss-effect", "Loss effect", "How much worse the model predicts a token when the feature is taken out of the whole text, in nats.",
            "It is causal: f·d, the feature's activation times its direction, is subtracted at every token and the model runs on. Above zero the feature helped (solid underline), below it hurt (wavy underline); the thicker the line the larger the effect, from 0.02, 0.1, 0.5 and 2 nats on. It stands under the predicted token, so one place after the tokens that the feature fires on.", "ablation", "nats"),
        new("ablation", "Ablation", "Taking something out of a model to see what it was doing.", "Here: one feature's contribution, everywhere in the text at once. The tokens raised and lowered compare the model's next-token logits with and without it.", "loss-effect"),
        new("nats", "Nats", "The unit of loss: the negative natural logarithm of the probability given to the token that came.", "0.7 nats is a factor of two in probability, 2.3 nats a factor of ten.", "loss-effect"),
        new("logit-weight", "Logit weight", "How much the feature's direction, by itself, raises or lowers a token's score as the next token.",
            "Computed from weights alone: decoder direction, through the rest of the path, to the unembedding, shifted so that the median over the vocabulary is 0. What it does in a given text is the ablation's business.", "ablation"),
        new("decoder-norms", "Decoder norms of a crosscoder", "How strongly a feature writes each of the hook points that a crosscoder covers.",
            "The norm of the feature's decoder at a hook point, over the spread of the activations there, since later layers have longer ones. The share is of the sum over hook points. A feature that writes one place alone is made and used there; one that writes all is carried along.", "feature"),
        new("neuron-alignment", "Neuron alignment", "The neurons with the largest entries in the feature's direction.", "A large share of one neuron means that the feature nearly is that neuron. Most features spread over many.", "correlated-neurons"),
        new("correlated-neurons", "Correlated neurons", "The neurons whose activation goes with the feature's over many tokens.", "Pearson correlation compares deviations from the mean, cosine the activations as they are.", "neuron-alignment", "twin"),
        new("twin", "Twin", "A feature of another dictionary that fires on the same tokens.", "A feature found again from another seed is likelier to be the model's than the dictionary's.", "dictionary"),
        new("single-token", "Single-token feature", "All its top examples fire on one and the same token.", "It may stand for the token, or for a meaning that the examples happen to spell alike: look at the lower intervals.", "interval"),
        new("label", "Label", "What people of a cohort say the feature means.", "A claim with an author and a date. It has a status: proposed, agreed or disputed. Evidence decides, not the label.", "autointerp", "agreement"),
        new("agreement", "Agreement", "How far independent raters gave the same ratings, beyond chance (Krippendorff's α).", "1 is perfect, 0 what chance gives. Below about 0.67 treat a rating as open.", "label"),
        new("autointerp", "Autointerp", "An explanation scored by how well it predicts activations on held-out examples.", "The score is Spearman's rank correlation between predicted and true activations. The explanation can come from a program or from a person.", "label"),
        new("l0", "L0", "How many features fire on a token, on average.", "Fewer is easier to read, more rebuilds better.", "sparse-autoencoder"),
        new("loss-recovered", "Loss recovered", "How much of the model's ability survives when its activation is replaced by what the dictionary rebuilds.", "0 % is as bad as replacing it with zeros, 100 % is as good as leaving it.", "sparse-autoencoder"),
    ];

    // After the list, since static fields are filled from top to bottom.
    private static readonly FrozenDictionary<string, GlossaryTerm> ById = All.ToFrozenDictionary(t => t.Id, StringComparer.Ordinal);

    /// <summary>The entry with this id.</summary>
    /// <param name="id">As in the address.</param>
    /// <exception cref="KeyNotFoundException">There is none: a mistake in a page.</exception>
    public static GlossaryTerm Find(string id) => ById[id];
}
