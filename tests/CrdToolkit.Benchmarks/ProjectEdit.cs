using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CrdToolkit.Benchmarks;

/// <summary>Two compilations that differ in one file, given in turn.</summary>
internal sealed class ProjectEdit
{
    private readonly Compilation[] states;
    private int next;

    public ProjectEdit(Compilation compilation, string path, string oldText, string newText)
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        var text = tree.GetText().ToString();
        var changed = text.Replace(oldText, newText, StringComparison.Ordinal);
        if (changed == text)
        {
            throw new InvalidOperationException($"{path} does not hold '{oldText}'.");
        }

        var edited = tree.WithChangedText(SourceText.From(changed, System.Text.Encoding.UTF8));
        states = [compilation.ReplaceSyntaxTree(tree, edited), compilation];
    }

    /// <summary>A method body in a file that declares no resource.</summary>
    public static ProjectEdit Elsewhere(Compilation compilation) => new(compilation, LargeProject.ElsewherePath, "return 1;", "return 2;");

    /// <summary>The default of a property of one spec, which no other file can name.</summary>
    public static ProjectEdit Default(Compilation compilation) => new(compilation, LargeProject.SpecPath(50), "int Property1 { get; init; }", "int Property1 { get; init; } = 5;");

    /// <summary>The type of a property of one spec.</summary>
    public static ProjectEdit Type(Compilation compilation) => new(compilation, LargeProject.SpecPath(50), "int Property1 ", "long Property1 ");

    /// <summary>A new compilation each time, as after each keystroke: what an earlier one has bound is gone.</summary>
    public Compilation Next() => states[next++ % 2].Clone();
}
