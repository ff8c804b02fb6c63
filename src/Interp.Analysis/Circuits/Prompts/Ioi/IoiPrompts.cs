using Interp.Analysis.Language;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Makes prompts for indirect object identification (Wang et al. 2022): 15 templates in two orders. Unlike the released code the draws are seeded, all templates
/// are used, and the twin's three names never collide. Pin a variant by its request and <see cref="PromptBatch.Hash"/>.
/// </summary>
public static class IoiPrompts
{
    /// <summary>Templates and orders take turns, so that each kind is there equally often up to one; names, place and object are drawn.</summary>
    /// <exception cref="PromptException">The request cannot be met.</exception>
    public static IReadOnlyList<IoiPrompt> Make(IoiRequest request)
    {
        request.Checked();
        IReadOnlyList<IoiTemplate> templates = request.Template is { } number ? [IoiTemplates.Number(number)] : IoiTemplates.All;
        IoiOrder[] orders = request.Order is { } one ? [one] : [IoiOrder.Abba, IoiOrder.Baba];
        var prompts = new IoiPrompt[request.Count];
        for (var i = 0; i < prompts.Length; i++)
        {
            var kind = i % (templates.Count * orders.Length);
            prompts[i] = Draw(request.Words, templates[kind / orders.Length], orders[kind % orders.Length], new SeededRandom(request.Seed, i));
        }

        return prompts;
    }

    private static IoiPrompt Draw(IoiWords words, IoiTemplate template, IoiOrder order, SeededRandom random)
    {
        var names = DistinctDraw.From(words.Names, IoiWords.LeastNames, random);
        var (place, thing) = (words.Places[(int)random.Next(words.Places.Count)], words.Objects[(int)random.Next(words.Objects.Count)]);
        var (io, s) = (names[0], names[1]);
        var (first, second) = order == IoiOrder.Abba ? (io, s) : (s, io);
        return new IoiPrompt(order, new(template, first, second, s, place, thing), new(template, names[2], names[3], names[4], place, thing));
    }
}
