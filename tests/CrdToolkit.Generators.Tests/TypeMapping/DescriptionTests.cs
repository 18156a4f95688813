using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Tests.TypeMapping;

public sealed class DescriptionTests
{
    private const string Documented = """
        /// <summary>What the user wants.</summary>
        public sealed record S
        {
            /// <summary>
            /// Number of <c>CPUs</c>, see <see cref="System.String.Length"/>,
            /// <paramref name="x"/> and <see langword="null"/>.
            /// <para>Second.</para>
            /// <list type="bullet"><item>one</item><item><term>two</term><description>more</description></item></list>
            /// </summary>
            /// <remarks>Not this.</remarks>
            public int Cpu { get; init; }

            /** <summary>In a block.</summary> */
            public int Block { get; init; }

            /// <summary>Ignored.</summary>
            [Description("Said by the attribute.")] public int Attributed { get; init; }

            public Part? OfType { get; init; }

            /// <summary>Of the property.</summary>
            public Part? OfProperty { get; init; }

            /// <summary>Malformed <b.</summary>
            public int Malformed { get; init; }

            // <summary>An ordinary comment.</summary>
            public int Ordinary { get; init; }
        }

        /// <summary>Of the type.</summary>
        public sealed record Part
        {
            public int A { get; init; }
        }

        [CustomResource("example.com", "v1")]
        public partial record R : CustomResource<S>;
        """;

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void A_documentation_comment_is_the_description_with_or_without_a_documentation_file(DocumentationMode mode)
    {
        var spec = (JsonObject)((JsonObject)Mapped.Json(Mapped.Resource(Documented, mode).Schema)["properties"]!)["spec"]!;

        Assert.Equal("What the user wants.", spec.FindText("description"));
        Assert.Equal("Number of CPUs, see Length, x and null.\n\nSecond.\n\n- one\n- two: more", Of("cpu"));
        Assert.Equal("In a block.", Of("block"));
        Assert.Equal("Said by the attribute.", Of("attributed"));
        Assert.Equal("Of the type.", Of("ofType"));
        Assert.Equal("Of the property.", Of("ofProperty"));
        Assert.Null(Of("malformed"));
        Assert.Null(Of("ordinary"));

        string? Of(string name) => spec.FindText("properties", name, "description");
    }

    [Fact]
    public void A_positional_record_is_described_by_its_parameters() => Assert.Contains(
        "\"description\":\"The number.\"",
        Mapped.Json(Mapped.Resource("""
            /// <summary>A spec.</summary>
            /// <param name="A">The number.</param>
            public sealed record S(int A);
            [CustomResource("example.com", "v1")]
            public partial record R : CustomResource<S>;
            """).Schema).ToString());
}
