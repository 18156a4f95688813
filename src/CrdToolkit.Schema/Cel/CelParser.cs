namespace CrdToolkit.Schema.Cel;

/// <summary>Parses CEL, by the grammar of its language definition.</summary>
internal sealed class CelParser
{
    // As deep as the compiler of the API server goes: into brackets and conditions, and along a chain of operators, fields and calls.
    private const int DeepestNesting = 250;
    private const int DeepestChain = DeepestNesting + 1;

    // "||" and "&&", of which the compiler makes balanced trees, and those that go from left to right.
    private static readonly string[] Logical = ["||", "&&"];
    private static readonly string[][] LeftToRight = [["<", "<=", ">=", ">", "==", "!=", "in"], ["+", "-"], ["*", "/", "%"]];

    private readonly CelLexer lexer;
    private CelToken token;
    private int depth;
    private int links;

    private CelParser(string text)
    {
        lexer = new CelLexer(text);
        token = lexer.Next();
    }

    /// <summary>Parses an expression.</summary>
    /// <exception cref="CelCompilationException">It is none.</exception>
    public static CelExpression Parse(string text)
    {
        var parser = new CelParser(text);
        var expression = parser.Expression();
        return parser.token.Kind == CelTokenKind.End ? expression : throw parser.Unexpected();
    }

    private CelExpression Expression()
    {
        if (++depth > DeepestNesting)
        {
            throw new CelCompilationException(null, $"expression recursion limit exceeded: {DeepestNesting}");
        }

        var condition = Conditions(0);
        if (token.Is("?"))
        {
            var position = Take().Position;
            var whenTrue = Conditions(0);
            Expect(":");
            condition = new CelExpression.Call(null, "?:", [condition, whenTrue, Expression()], position);
        }

        depth--;
        return condition;
    }

    private CelExpression Conditions(int level)
    {
        if (level == Logical.Length)
        {
            return Binary(0);
        }

        var terms = new List<CelExpression> { Conditions(level + 1) };
        var positions = new List<int>();
        while (token.Is(Logical[level]))
        {
            positions.Add(Take().Position);
            terms.Add(Conditions(level + 1));
        }

        return Balanced(Logical[level], terms, positions, 0, terms.Count - 1);
    }

    private static CelExpression Balanced(string sign, List<CelExpression> terms, List<int> positions, int first, int last)
    {
        if (first == last)
        {
            return terms[first];
        }

        var middle = (first + last) / 2;
        return new CelExpression.Call(
            null, sign, [Balanced(sign, terms, positions, first, middle), Balanced(sign, terms, positions, middle + 1, last)], positions[middle]);
    }

    private CelExpression Binary(int level)
    {
        if (level == LeftToRight.Length)
        {
            return Unary();
        }

        var outside = links;
        var left = Binary(level + 1);
        while (token.Kind is CelTokenKind.Symbol or CelTokenKind.Name && LeftToRight[level].Contains(token.Text))
        {
            Descend();
            var sign = Take();
            left = new CelExpression.Call(null, sign.Text, [left, Binary(level + 1)], sign.Position);
        }

        links = outside;
        return left;
    }

    private CelExpression Unary()
    {
        if (!token.Is("!") && !token.Is("-"))
        {
            return Member(Primary());
        }

        // Of a row of signs, each pair undoes itself.
        var sign = token;
        var isOdd = false;
        while (token.Is(sign.Text))
        {
            sign = Take();
            isOdd = !isOdd;
        }

        var operand = Member(Primary());
        return !isOdd ? operand
            // -1 is a number.
            : sign.Text == "-" && operand is CelExpression.Constant { Kind: CelTypeKind.Int or CelTypeKind.Double } number ? number with { Text = "-" + number.Text }
            : new CelExpression.Call(null, sign.Text == "!" ? "!" : "-_", [operand], sign.Position);
    }

    private CelExpression Member(CelExpression operand)
    {
        var outside = links;
        while (true)
        {
            if (token.Is("."))
            {
                Descend();
                var dot = Take();
                var isOptional = token.Is("?") && Take().Kind == CelTokenKind.Symbol;
                if (token.Kind is not (CelTokenKind.Name or CelTokenKind.QuotedName) || token.Text is "in" or "true" or "false" or "null")
                {
                    throw Unexpected();
                }

                var name = Take();
                operand = token.Is("(") && name.Kind == CelTokenKind.Name && !isOptional
                    ? Call(operand, name)
                    : new CelExpression.Select(operand, name.Text, isOptional, dot.Position);
            }
            else if (token.Is("["))
            {
                Descend();
                var bracket = Take();
                var isOptional = IsOptional();
                var index = Expression();
                Expect("]");
                operand = new CelExpression.Call(null, isOptional ? "[?]" : "[]", [operand, index], bracket.Position);
            }
            else if (token.Is("{") && TypeName(operand) is { } type)
            {
                operand = Message(type);
            }
            else
            {
                links = outside;
                return operand;
            }
        }
    }

    private void Descend()
    {
        if (depth + ++links > DeepestChain)
        {
            throw new CelCompilationException(null, "max recursion depth exceeded");
        }
    }

    private CelExpression Primary()
    {
        if (token.Is("."))
        {
            Take();
            if (token.Kind != CelTokenKind.Name)
            {
                throw Unexpected();
            }
        }

        switch (token.Kind)
        {
            case CelTokenKind.Name:
                return NameOrCall();
            case CelTokenKind.Int or CelTokenKind.Uint or CelTokenKind.Double or CelTokenKind.String or CelTokenKind.Bytes:
                var constant = Take();
                return new CelExpression.Constant(KindOf(constant.Kind), constant.Text, constant.Position);
        }

        switch (token.Text)
        {
            case "(" when token.Kind == CelTokenKind.Symbol:
                Take();
                var inner = Expression();
                Expect(")");
                return inner;
            case "[" when token.Kind == CelTokenKind.Symbol:
                var position = Take().Position;
                return new CelExpression.List(Items("]"), position);
            case "{" when token.Kind == CelTokenKind.Symbol:
                return Map();
            default:
                throw Unexpected();
        }
    }

    private CelExpression NameOrCall()
    {
        var name = Take();
        return name.Text switch
        {
            "true" or "false" => new CelExpression.Constant(CelTypeKind.Bool, name.Text, name.Position),
            "null" => new CelExpression.Constant(CelTypeKind.Null, name.Text, name.Position),
            "in" => throw new CelCompilationException(name.Position, "Syntax error: extraneous input 'in'"),
            var text when CelName.IsReserved(text) => throw new CelCompilationException(name.Position, $"reserved identifier: {text}"),
            _ when token.Is("(") => Call(null, name),
            _ => new CelExpression.Name(name.Text, name.Position),
        };
    }

    private CelExpression.Call Call(CelExpression? target, CelToken name)
    {
        var position = Take().Position;
        return new CelExpression.Call(target, name.Text, Items(")"), position);
    }

    private List<CelExpression> Items(string end)
    {
        var items = new List<CelExpression>();
        while (!token.Is(end))
        {
            var isOptional = end == "]" && IsOptional();
            items.Add(Entry(isOptional));
            if (!token.Is(end))
            {
                Expect(",");
                if (end == ")" && token.Is(end))
                {
                    throw Unexpected();
                }
            }
        }

        Take();
        return items;
    }

    private static string? TypeName(CelExpression expression) => expression switch
    {
        CelExpression.Name name => name.Text,
        CelExpression.Select { IsOptional: false } select when TypeName(select.Operand) is { } outer => $"{outer}.{select.Field}",
        _ => null,
    };

    private CelExpression.Message Message(string type)
    {
        var position = Take().Position;
        var fields = new List<CelExpression.MessageField>();
        while (!token.Is("}"))
        {
            var isOptional = IsOptional();
            if (token.Kind is not (CelTokenKind.Name or CelTokenKind.QuotedName))
            {
                throw Unexpected();
            }

            var name = Take().Text;
            Expect(":");
            fields.Add(new(name, isOptional, Expression()));
            if (!token.Is("}"))
            {
                Expect(",");
            }
        }

        Take();
        return new CelExpression.Message(type, fields, position);
    }

    private CelExpression.Map Map()
    {
        var position = Take().Position;
        var entries = new List<CelExpression>();
        while (!token.Is("}"))
        {
            var isOptional = IsOptional();
            entries.Add(Expression());
            Expect(":");
            entries.Add(Entry(isOptional));
            if (!token.Is("}"))
            {
                Expect(",");
            }
        }

        Take();
        return new CelExpression.Map(entries, position);
    }

    private bool IsOptional() => token.Is("?") && Take().Kind == CelTokenKind.Symbol;

    private CelExpression Entry(bool isOptional) => isOptional ? new CelExpression.Optional(Expression()) : Expression();

    private CelToken Take()
    {
        var taken = token;
        token = lexer.Next();
        return taken;
    }

    private void Expect(string symbol)
    {
        if (!token.Is(symbol))
        {
            throw Unexpected($" expecting '{symbol}'");
        }

        Take();
    }

    private CelCompilationException Unexpected(string expecting = "") =>
        new(token.Position, $"Syntax error: mismatched input '{(token.Kind == CelTokenKind.End ? "<EOF>" : token.Text)}'{expecting}");

    private static CelTypeKind KindOf(CelTokenKind kind) => kind switch
    {
        CelTokenKind.Int => CelTypeKind.Int,
        CelTokenKind.Uint => CelTypeKind.Uint,
        CelTokenKind.Double => CelTypeKind.Double,
        CelTokenKind.Bytes => CelTypeKind.Bytes,
        _ => CelTypeKind.String,
    };
}
