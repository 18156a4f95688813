using CrdToolkit.Generators.Emission;

namespace CrdToolkit.Generators.ForeignTypes;

/// <summary>The file with the attributes that carry what metadata does not keep of the assembly's API types.</summary>
internal static class ApiTypeSource
{
    public const string FileName = "ApiTypes.g.cs";

    public static string Write(IEnumerable<ApiTypeFragment> fragments)
    {
        var source = SourceWriter.CreateFile().Line();
        foreach (var fragment in fragments)
        {
            source.Line($"[assembly: {Known.ApiTypeFragmentAttribute}({Literal.Of(fragment.Type)}, {Literal.Of(fragment.Json)})]");
        }

        return source.ToString();
    }
}
