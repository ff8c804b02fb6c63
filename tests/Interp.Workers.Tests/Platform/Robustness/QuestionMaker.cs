using System.Text;
using System.Text.Json.Nodes;
using Interp.Hostile.Importers;

namespace Interp.Workers.Tests.Platform;

/// <summary>Makes one question to a worker: sound, odd in some of its values, or damaged as text.</summary>
/// <param name="random">Of every choice.</param>
/// <param name="corpusHash">Of the corpus there is.</param>
internal sealed class QuestionMaker(Random random, string corpusHash)
{
    public static readonly string[] Names = ["text", "prompt-lab", "head", "steering", "expansion", "held-out", "prompts", "inspect-weights", "convert-weights"];

    private static readonly string[] HookPoints =
    [
        "blocks.0.mlp.hook_post", "blocks.0.mlp.hook_pre", "blocks.0.hook_resid_pre", "blocks.0.hook_resid_post", "blocks.0.attn.hook_z", "blocks.0.attn.hook_pattern", "blocks.0.attn.hook_attn_scores",
        "hook_embed", "hook_pos_embed", "ln_final.hook_normalized", "blocks.9.mlp.hook_post", "", "blocks.0.ln2.hook_normalized", "blocks.0.attn.hook_result",
    ];

    private static readonly string[] Odd =
    [
        "null", "-1", "0", "1", "2147483647", "-2147483648", "9223372036854775807", "1e308", "-1e308", "1e999", "0.5", "true", "\"\"", "\"x\"", "[]", "{}", "[null]", "[-1]", "[2147483647]", "[0,0,0,0,0,0,0,0,0,0]", "\"NaN\"",
        "\"../toy\"", "\"toy\"", $"\"{HalfACharacter}\"", "\"\\u0000\"",
    ];

    // Stands for an escape that no writer of JSON would write.
    private const string HalfACharacter = "half-a-character";

    private static readonly string[] Words = ["river", " stone", " quiet", "seven ", "\n", "\t\t", " ", "é", "日本", "🎹", "\u0000", "\ufffd", "\u202e", "<|endoftext|>", "1984", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "e\u0301", "'s", "Ω"];

    public (string Name, byte[] Body) Next()
    {
        var name = Names[Math.Min(random.Next(Names.Length), random.Next(Names.Length))];
        var question = Question(name);
        for (var i = random.Next(5) - 2; i > 0; i--) Spoil(question);
        var body = Encoding.UTF8.GetBytes(question.ToJsonString().Replace(HalfACharacter, "\\ud800", StringComparison.Ordinal));
        return (name, random.Next(24) switch
        {
            0 => new TextDamage(random).Apply(body).Content,
            1 => new ByteDamage(random).Apply(body).Content,
            _ => body,
        });
    }

    private JsonObject Question(string name) => name switch
    {
        "text" => new() { ["subject"] = Subject(), ["text"] = Text(), ["top"] = random.Next(1, 12), ["tracked"] = Numbers(random.Next(4), HostileWorld.Features) },
        "prompt-lab" => new()
        {
            ["model"] = Model(), ["clean"] = Prompt(), ["corrupted"] = Maybe(Prompt()), ["answer"] = Maybe(Answer()), ["wrong"] = Maybe(Answer()), ["mark"] = random.Next(2) == 0, ["top"] = random.Next(1, 12),
        },
        "head" => new() { ["model"] = Model(), ["layer"] = Mostly(0, 1), ["head"] = Mostly(0, 2), ["directions"] = Mostly(1, 9), ["tokens"] = Mostly(1, 20) },
        "steering" => new()
        {
            ["subject"] = Subject(), ["prompt"] = Prompt(), ["edits"] = new JsonArray([.. Enumerable.Range(0, random.Next(12) == 0 ? random.Next(20) : random.Next(1, 4)).Select(_ => Edit())]), ["tokens"] = Mostly(1, 6),
            ["temperature"] = random.Next(3), ["seed"] = random.NextInt64(),
        },
        "expansion" => new()
        {
            ["subject"] = Subject(), ["corpus"] = "toy-text", ["corpusHash"] = corpusHash, ["feature"] = Mostly(0, HostileWorld.Features),
            ["start"] = random.Next(8) == 0 ? long.MaxValue - random.Next(40) : random.Next(-5, 20_000), ["count"] = Mostly(1, 70),
        },
        "held-out" => new() { ["subject"] = Subject(), ["corpus"] = "toy-text", ["corpusHash"] = corpusHash, ["feature"] = Mostly(0, HostileWorld.Features), ["seed"] = random.NextInt64() },
        "prompts" => new()
        {
            ["model"] = Model(), ["source"] = random.Next(2), ["prompts"] = Mostly(1, 5), ["seed"] = random.Next(9), ["parameters"] = new JsonObject { ["beginning"] = random.Next(2) == 0, ["template"] = Maybe(random.Next(0, 17)) },
            ["pairs"] = new JsonArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pair())]), ["first"] = random.Next(-2, 3), ["examples"] = random.Next(-2, 5),
        },
        "inspect-weights" => new() { ["weights"] = random.Next(2) == 0 ? HostileWorld.Upload : Of([new string('b', 64), "../" + HostileWorld.Upload, Text()]) },
        _ => new() { ["dictionary"] = Dictionary(), ["format"] = Of(["saelens", "openai", "sparsify", "gemma-scope", "dictionary-learning", "none"]), ["export"] = new Guid(random.Next(), 1, 2, [1, 2, 3, 4, 5, 6, 7, 8]).ToString() },
    };

    // Each value is made once; what lies deeper is as likely as what lies on top.
    private void Spoil(JsonObject question)
    {
        var places = Places(question).ToArray();
        if (places.Length == 0) return;
        var (parent, key) = places[random.Next(places.Length)];
        if (random.Next(5) == 0) parent.Remove(key);
        else if (random.Next(60) == 0) parent[key] = new string((char)random.Next('a', 0x3000), random.Next(100_000));
        else parent[key] = Parsed(Odd[random.Next(Odd.Length)]);
    }

    private static IEnumerable<(JsonObject Parent, string Key)> Places(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(p => Places(p.Value).Prepend((part, p.Key))),
        JsonArray list => list.SelectMany(Places),
        _ => [],
    };

    private static JsonNode? Parsed(string json) => JsonNode.Parse(json);

    private JsonObject Subject()
    {
        var subject = new JsonObject { ["model"] = Model(), ["dictionary"] = Dictionary(), ["hookPoint"] = random.Next(4) > 0 ? HookPoints[0] : Of(HookPoints) };
        if (random.Next(10) == 0) subject["targetHookPoint"] = Of(HookPoints);
        return subject;
    }

    // The first is the one that works, and the likeliest.
    private string Model() => random.Next(3) > 0 ? "toy" : Of([.. HostileWorld.Models, "missing", ".."]);

    private string Dictionary() => random.Next(3) > 0 ? "live" : Of([.. HostileWorld.Dictionaries, "missing", "../live"]);

    private JsonObject Edit() => new() { ["feature"] = Mostly(0, HostileWorld.Features), ["mode"] = Mostly(0, 2), ["value"] = random.Next(-1001, 1002) };

    private JsonObject Pair()
    {
        string one = Prompt(), other = random.Next(4) > 0 ? one : Prompt();
        return new() { ["clean"] = one, ["corrupted"] = other, ["answer"] = Answer(), ["wrong"] = Answer(), ["roles"] = random.Next(3) > 0 ? null : new JsonObject { ["S2"] = random.Next(-1, 20) } };
    }

    private JsonArray Numbers(int count, int below) => new([.. Enumerable.Range(0, count).Select(_ => (JsonNode)random.Next(below))]);

    private string Text() => string.Concat(Enumerable.Range(0, random.Next(random.Next(10) == 0 ? 200 : 14)).Select(_ => Word()));

    // Short enough for the tiny model, most times.
    private string Prompt() => string.Concat(Enumerable.Range(0, random.Next(12) == 0 ? 40 : random.Next(1, 4)).Select(_ => Word()));

    private string Answer() => random.Next(4) > 0 ? Of(["a", "e", " s", "r"]) : Word();

    private string Word() => Of(Words);

    /// <summary>Within the bounds, but for one in ten: beside them or far away.</summary>
    private long Mostly(int least, int end) => random.Next(10) > 0 ? random.Next(least, end) : random.Next(3) switch { 0 => least - 1, 1 => end, _ => random.NextInt64(int.MinValue, int.MaxValue) };

    private string Of(string[] choices) => choices[random.Next(choices.Length)];

    private JsonNode? Maybe<T>(T value) => random.Next(3) == 0 ? null : JsonValue.Create(value);
}
