using CrdToolkit.Generators.Reuse;
using Microsoft.CodeAnalysis.CSharp;

namespace CrdToolkit.Generators.Tests.Reuse;

/// <summary>Which edits of a file can change what another file means.</summary>
public sealed class DeclarationOutlineTests
{
    private const string File = """
        using System;
        [assembly: CLSCompliant(false)]
        namespace N
        {
            /// <summary>Text.</summary>
            [Serializable]
            public partial class C<T>(int p) : EventArgs where T : class
            {
                private const int Max = 1 + 1;
                private static readonly int first = 1;
                [Obsolete("a")] public int P { get; init; } = 3;
                public int Q => 4;
                public int M(int a) { return a + 5; }
                public enum E { A = 6, B }
                private delegate void D(int x);
            }
        }
        """;

    [Theory]
    [InlineData("return a + 5;", "var b = a; return b + 5;")]
    [InlineData("=> 4", "=> 5")]
    [InlineData("first = 1", "first = 2")]
    [InlineData("= 3;", "= 4;")]
    [InlineData("{ get; init; } = 3;", "{ get; init; }")]
    [InlineData("[Obsolete(\"a\")]", "[Obsolete(\"b\")]")]
    [InlineData("[Obsolete(\"a\")] ", "")]
    [InlineData("Text.", "Another text.")]
    [InlineData("using System;", "using  System; // the framework")]
    public void What_nobody_can_name_is_none_of_it(string before, string after) => Assert.True(IsSame(File, Edited(before, after)));

    [Theory]
    [InlineData("using System;", "using System; using System.IO;")]
    [InlineData("using System;", "global using System;")]
    [InlineData("CLSCompliant(false)", "CLSCompliant(true)")]
    [InlineData("namespace N", "namespace O")]
    [InlineData("class C<T>", "class D<T>")]
    [InlineData("class C<T>(int p) : EventArgs where T : class", "class C(int p) : EventArgs")]
    [InlineData("public partial class", "internal partial class")]
    [InlineData("int p", "long p")]
    [InlineData(": EventArgs", ": Exception")]
    [InlineData("[Serializable]", "")]
    [InlineData("Max = 1 + 1", "Max = 1 + 2")]
    [InlineData("private const int Max", "public const int Max")]
    [InlineData("const int Max", "static int Max")]
    [InlineData("readonly int first", "readonly long first")]
    [InlineData("int P", "long P")]
    [InlineData("int P", "int R")]
    [InlineData("public int P", "public static int P")]
    [InlineData("int M(", "int O(")]
    [InlineData("A = 6", "A = 7")]
    [InlineData("A = 6, B", "A = 6, B, C")]
    [InlineData("delegate void D", "delegate void F")]
    [InlineData("private delegate", "public class Inner { } private delegate")]
    public void What_can_be_named_is(string before, string after) => Assert.False(IsSame(File, Edited(before, after)));

    [Theory]
    [InlineData("int P", "long P", "P")]
    [InlineData("int P", "int R", "P R")]
    [InlineData("public int P", "public static int P", "P")]
    [InlineData("int M(", "int O(", "M O")]
    [InlineData("int M(int a)", "int M(int a, int b)", "M")]
    [InlineData("readonly int first", "readonly long first", "first")]
    [InlineData("first = 1", "first = 1, second = 2", "first second")]
    [InlineData("public int Q => 4;", "", "Q")]
    [InlineData("public int Q => 4;", "public int Q => 4; public event EventHandler X; public event EventHandler Y { add { } remove { } }", "X Y")]
    [InlineData("public int Q => 4;", "public int Q => 4; public int", "")]
    public void Of_members_the_names_are_told(string before, string after, string names) =>
        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), Difference(File, Edited(before, after))?.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Max = 1 + 1", "Max = 1 + 2")]
    [InlineData("const int Max", "static int Max")]
    [InlineData("readonly int first", "readonly int third = 3; private const int first")]
    [InlineData("public int Q => 4;", "public int this[int i] => 4;")]
    [InlineData("public int Q => 4;", "public static C<T> operator +(C<T> a, C<T> b) => a;")]
    [InlineData("public int Q => 4;", "public static explicit operator int(C<T> a) => 1;")]
    [InlineData("public int Q => 4;", "public C() : this(1) { }")]
    [InlineData("A = 6, B", "A = 6, B, C")]
    [InlineData("delegate void D", "delegate void F")]
    [InlineData("private delegate", "public class Inner { } private delegate")]
    [InlineData("class C<T>", "class D<T>")]
    [InlineData(": EventArgs", ": Exception")]
    [InlineData("namespace N\n{", "namespace N\n{ public int Stray { get; }")]
    public void Of_all_else_anything_may_be_meant(string before, string after) => Assert.Null(Difference(File, Edited(before, after)));

    [Fact]
    public void Statements_at_top_level_are_a_body()
    {
        Assert.True(IsSame("System.Console.WriteLine(1); class C;", "System.Console.WriteLine(2); System.Console.WriteLine(3); class C;"));
        Assert.False(IsSame("class C;", "System.Console.WriteLine(1); class C;"));
    }

    [Fact]
    public void Parse_options_count() => Assert.Null(DeclarationOutline.Difference(
        CSharpSyntaxTree.ParseText(File, cancellationToken: TestContext.Current.CancellationToken),
        CSharpSyntaxTree.ParseText(File, new CSharpParseOptions(LanguageVersion.CSharp12), cancellationToken: TestContext.Current.CancellationToken),
        TestContext.Current.CancellationToken));

    private static string Edited(string before, string after)
    {
        var edited = File.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(File, edited);
        return edited;
    }

    private static bool IsSame(string before, string after) => Difference(before, after) is { Count: 0 };

    private static HashSet<string>? Difference(string before, string after) => DeclarationOutline.Difference(
        CSharpSyntaxTree.ParseText(before, cancellationToken: TestContext.Current.CancellationToken),
        CSharpSyntaxTree.ParseText(after, cancellationToken: TestContext.Current.CancellationToken),
        TestContext.Current.CancellationToken);
}
