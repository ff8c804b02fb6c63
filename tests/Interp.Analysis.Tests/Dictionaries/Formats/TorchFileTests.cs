using System.IO.Compression;
using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class TorchFileTests : IDisposable
{
    /// <summary>
    /// Made by Python's own pickle module in the layout of torch.save (protocol 2, memo, module versions set by BUILD): an AutoEncoder of
    /// 2 × 3 whose tensors are double, half, bfloat16 and a transposed view that begins at the third of 8 stored numbers.
    /// </summary>
    private const string Recorded = "gAJjY29sbGVjdGlvbnMKT3JkZXJlZERpY3QKcQApUnEBKFgEAAAAYmlhc3ECY3RvcmNoLl91dGlscwpfcmVidWlsZF90ZW5zb3JfdjIKcQMoKFgHAAAAc3RvcmFnZXEEY3RvcmNoCkRvdWJsZVN0b3JhZ2UKcQVYAQAAADBxBlgDAAAAY3B1cQdLAnRxCFFLAEsChXEJSwGFcQqJaAApUnELdHEMUnENWA4AAABlbmNvZGVyLndlaWdodHEOaAMoKGgEY3RvcmNoCkhhbGZTdG9yYWdlCnEPWAEAAAAxcRBoB0sGdHERUUsASwNLAoZxEksCSwGGcROJaAApUnEUdHEVUnEWWAwAAABlbmNvZGVyLmJpYXNxF2gDKChoBGN0b3JjaApCRmxvYXQxNlN0b3JhZ2UKcRhYAQAAADJxGWgHSwN0cRpRSwBLA4VxG2gKiWgAKVJxHHRxHVJxHlgOAAAAZGVjb2Rlci53ZWlnaHRxH2gDKChoBGN0b3JjaApGbG9hdFN0b3JhZ2UKcSBYAQAAADNxIWgHSwh0cSJRSwJLAksDhnEjSwFLAoZxJIloAClScSV0cSZScSd1fXEoWAkAAABfbWV0YWRhdGFxKWgAKVJxKihYAAAAAHErfXEsWAcAAAB2ZXJzaW9ucS1LAXNYBwAAAGVuY29kZXJxLn1xL2gtSwFzWAcAAABkZWNvZGVycTB9cTFoLUsBc3VzYi4=";

    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_recorded_state_dict_is_read_number_by_number()
    {
        Write(Convert.FromBase64String(Recorded), RecordedStorages());
        using SaeImport import = SaeFormats.Read(_folder["run"]);
        import.Dictionary.Settings.ShouldBe(new SaeSettings(SaeArchitecture.Standard));
        import.Dictionary.b_dec.data<float>().ToArray().ShouldBe([0.5f, -1]);
        import.Dictionary.b_enc!.data<float>().ToArray().ShouldBe([1, -2, 0.25f]);
        import.Dictionary.W_enc.data<float>().ToArray().ShouldBe([1, 3, 5, 2, 4, 6]);
        // decoder.weight is [2, 3] with strides (1, 2) from place 2: W_dec, its transpose, is the six numbers in order.
        import.Dictionary.W_dec.data<float>().ToArray().ShouldBe([10, 20, 30, 40, 50, 60]);
    }

    [Theory]
    [InlineData("cos\nsystem\n(X\x04\0\0\0exittR.", "'os.system'")]
    [InlineData("cbuiltins\neval\n(X\x01\0\0\01tR.", "'builtins.eval'")]
    [InlineData("ctorch\nload\n.", "'torch.load'")]
    [InlineData("(lp0\n.", "opcode 0x6c")]
    [InlineData("ccollections\nOrderedDict\n)\x81.", "opcode 0x81")]
    [InlineData("}X\x01\0\0\0aK\x01s}b.", "attributes")]
    [InlineData("}(X\x01\0\0\0aK\x01X\x01\0\0\0aK\x02u.", "twice")]
    [InlineData("X\xff\xff\xff\x7f.", "cut short")]
    [InlineData("}", "cut short")]
    [InlineData("t.", "damaged")]
    [InlineData("(.", "damaged")]
    [InlineData("h\x05.", "damaged")]
    [InlineData("K\x01.", "something else than a dictionary")]
    public void A_pickle_that_wants_more_than_numbers_is_refused(string pickle, string why)
    {
        Write([.. pickle.Select(letter => (byte)letter)], []);
        Should.Throw<InvalidDataException>(() => SaeFormats.Read(_folder["run"]).Dispose()).Message.ShouldContain(why);
    }

    [Fact]
    public void A_tensor_beyond_its_numbers_is_refused()
    {
        string text = System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(Recorded));
        byte[] Changed(string from, string to)
        {
            text.ShouldContain(from);
            return System.Text.Encoding.Latin1.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
        }

        void Refused(byte[] pickle, string why, Dictionary<string, byte[]>? storages = null)
        {
            Write(pickle, storages ?? RecordedStorages());
            Should.Throw<InvalidDataException>(() => SaeFormats.Read(_folder["run"]).Dispose()).Message.ShouldContain(why);
        }

        Refused(Changed("K\x02K\x02K\x03\x86", "K\x04K\x02K\x03\x86"), "beyond");
        Refused(Changed("K\x02K\x02K\x03\x86", "K\x02K\x02K\xff\x86"), "beyond");
        // From 2^63 - 1 on: a sum with it would be negative.
        Refused(Changed("K\x02K\x02K\x03\x86", "\x8a\b\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007fK\x02K\x03\x86"), "begins beyond");
        Refused(Changed("K\x06tq\x11", "K\x07tq\x11"), "bytes");
        Dictionary<string, byte[]> storages = RecordedStorages();
        storages.Remove("3");
        Refused(Convert.FromBase64String(Recorded), "is missing", storages);
        storages = RecordedStorages();
        storages["0"] = Bytes(double.NaN, 1.0);
        Refused(Convert.FromBase64String(Recorded), "not finite", storages);
    }

    [Fact]
    public void Damage_around_the_pickle_is_refused()
    {
        Directory.CreateDirectory(_folder["run"]);
        string path = Path.Combine(_folder["run"], "ae.pt");
        File.WriteAllBytes(path, [0x80, 2, 0x8a, 10, 1, 2, 3]);
        Refused("no zip archive");
        Write(Convert.FromBase64String(Recorded), RecordedStorages());
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^40]);
        Refused("no zip archive");
        using (ZipArchive twice = ZipFile.Open(Fresh(path), ZipArchiveMode.Create))
        {
            Add(twice, "a/data.pkl", "."u8.ToArray());
            Add(twice, "a/data.pkl", "."u8.ToArray());
        }
        Refused("twice");
        using (ZipArchive bomb = ZipFile.Open(Fresh(path), ZipArchiveMode.Create))
            Add(bomb, "a/data.pkl", new byte[20 << 20]);
        Refused("larger than");
    }

    [Fact]
    public void A_class_that_is_not_known_is_refused_by_name()
    {
        Write(Convert.FromBase64String(Recorded), RecordedStorages());
        string config = Path.Combine(_folder["run"], "config.json");
        File.WriteAllText(config, """{"trainer": {"dict_class": "CrossCoder", "activation_dim": 2, "dict_size": 3}}""");
        Refused("'CrossCoder'");
        File.WriteAllText(config, """{"trainer": {"dict_class": "AutoEncoderNew", "activation_dim": 2, "dict_size": 3}}""");
        Refused("decoder.bias");
        File.WriteAllText(config, """{"trainer": {"dict_class": "AutoEncoder", "activation_dim": 2, "dict_size": 4}}""");
        Refused("2 × 4");
        File.WriteAllText(config, """{"buffer": {}}""");
        Refused("'trainer'");
    }

    [Theory]
    [InlineData(-1f, "never set")]
    [InlineData(0.5f, null)]
    public void A_BatchTopK_becomes_a_JumpReLU_of_one_threshold(float threshold, string? why)
    {
        const int d = 5, F = 9;
        torch.Tensor encoder = torch.tensor(ToyRows.Gaussian(F, d, 1)).reshape(F, d), decoder = torch.tensor(ToyRows.Gaussian(d, F, 2)).reshape(d, F);
        torch.Tensor bias = torch.tensor(ToyRows.Gaussian(F, 1, 3)), centre = torch.tensor(ToyRows.Gaussian(d, 1, 4));
        Directory.CreateDirectory(_folder["run"]);
        TorchArchive.Write(Path.Combine(_folder["run"], "ae.pt"),
            [("k", torch.tensor(3)), ("threshold", torch.tensor(threshold)), ("encoder.weight", encoder), ("encoder.bias", bias), ("decoder.weight", decoder), ("b_dec", centre)]);
        Refused("may be of a TopK or of a BatchTopK");
        File.WriteAllText(Path.Combine(_folder["run"], "config.json"), """{"trainer": {"dict_class": "BatchTopKSAE", "k": 3}}""");
        if (why is not null)
        {
            Refused(why);
            return;
        }
        using SaeImport import = SaeFormats.Read(_folder["run"]);
        torch.Tensor x = torch.tensor(ToyRows.Gaussian(30, d, 5)).reshape(30, d);
        torch.Tensor f = (torch.mm(x - centre, encoder.t()) + bias).relu();
        f = f * f.gt(threshold).to(torch.float32);
        import.Dictionary.Decode(import.Dictionary.Encode(x)).allclose(torch.mm(f, decoder.t()) + centre, 1e-5, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void A_LayerNorm_of_OpenAI_is_refused_and_says_so()
    {
        Directory.CreateDirectory(_folder["run"]);
        torch.Tensor matrix = torch.ones(3, 3), vector = torch.ones(3);
        TorchArchive.Write(Path.Combine(_folder["run"], "8.pt"),
            [("pre_bias", vector), ("latent_bias", vector), ("encoder.weight", matrix), ("decoder.weight", matrix), ("activation", "TopK"), ("activation_state_dict", new (string, object)[] { ("k", 32L), ("postact_fn", "ReLU") })]);
        Refused("LayerNorm");
        TorchArchive.Write(Fresh(Path.Combine(_folder["run"], "8.pt")), [("pre_bias", vector), ("latent_bias", vector), ("encoder.weight", matrix), ("activation", "ReLU"), ("extra", vector)]);
        Refused("'extra'");
    }

    private static byte[] Bytes(params double[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static Dictionary<string, byte[]> RecordedStorages() => new(StringComparer.Ordinal)
    {
        ["0"] = Bytes(0.5, -1),
        ["1"] = [.. new[] { 1, 2, 3, 4, 5, 6 }.SelectMany(value => BitConverter.GetBytes((Half)value))],
        ["2"] = [.. new[] { 1f, -2, 0.25f }.SelectMany(value => BitConverter.GetBytes((ushort)(BitConverter.SingleToUInt32Bits(value) >> 16)))],
        ["3"] = [.. new[] { -7f, -7, 10, 20, 30, 40, 50, 60 }.SelectMany(BitConverter.GetBytes)],
    };

    private void Refused(string why) => Should.Throw<InvalidDataException>(() => SaeFormats.Read(_folder["run"]).Dispose()).Message.ShouldContain(why);

    private void Write(byte[] pickle, Dictionary<string, byte[]> storages)
    {
        Directory.CreateDirectory(_folder["run"]);
        using ZipArchive archive = ZipFile.Open(Fresh(Path.Combine(_folder["run"], "ae.pt")), ZipArchiveMode.Create);
        Add(archive, "ae/data.pkl", pickle);
        Add(archive, "ae/byteorder", "little"u8.ToArray());
        foreach ((string key, byte[] bytes) in storages)
            Add(archive, $"ae/data/{key}", bytes);
        Add(archive, "ae/version", "3\n"u8.ToArray());
    }

    private static string Fresh(string path)
    {
        File.Delete(path);
        return path;
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using Stream stream = archive.CreateEntry(name).Open();
        stream.Write(content);
    }
}
