namespace CrdToolkit.Schema.Cel;

/// <summary>Parses CEL, by the grammar of its language definition.</summary>
internal sealed class CelParser
{
    // As deep as the compiler of the API server goes.
    private const int DeepestNesting = 250;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
    };

    private static readonly string[][] BinaryOperators = [["||"], ["&&"], ["<", "<=", ">=", ">", "==", "!=", "in"], ["+", "-"], ["*", "/", "%"]];

    private readonly CelLexer lexer;
    private CelToken token;
    private int depth;

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
            throw new CelCompilationException(token.Position, $"expression recursion limit exceeded: {DeepestNesting}");
        }

        var condition = Binary(0);
        if (token.Is("?"))
        {
            var position = Take().Position;
            var whenTrue = Binary(0);
            Expect(":");
            condition = new CelExpression.Call(null, "?:", [condition, whenTrue, Expression()], position);
        }

        depth--;
        return condition;
    }

    private CelExpression Binary(int level)
    {
        if (level == BinaryOperators.Length)
        {
            return Unary();
        }

        var left = Binary(level + 1);
        while (token.Kind is CelTokenKind.Symbol or CelTokenKind.Name && BinaryOperators[level].Contains(token.Text))
        {
            var sign = Take();
            left = new CelExpression.Call(null, sign.Text, [left, Binary(level + 1)], sign.Position);
        }

        return left;
    }

    private CelExpression Unary()
    {
        if (!token.Is("!") && !token.Is("-"))
        {
            return Member(Primary());
        }

        var sign = Take();
        // -1 is a number.
        return sign.Text == "-" && token.Kind is CelTokenKind.Int or CelTokenKind.Double
            ? Member(Primary())
            : new CelExpression.Call(null, sign.Text == "!" ? "!" : "-_", [Unary()], sign.Position);
    }

    private CelExpression Member(CelExpression operand)
    {
        while (true)
        {
            if (token.Is("."))
            {
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
                var bracket = Take();
                if (token.Is("?"))
                {
                    Take();
                }

                var index = Expression();
                Expect("]");
                operand = new CelExpression.Call(null, "[]", [operand, index], bracket.Position);
            }
            else if (token.Is("{") && operand is CelExpression.Name or CelExpression.Select)
            {
                operand = Braces(isMessage: true);
            }
            else
            {
                return operand;
            }
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
                return Braces(isMessage: false);
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
            var text when Reserved.Contains(text) => throw new CelCompilationException(name.Position, $"reserved identifier: {text}"),
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
            if (end == "]" && token.Is("?"))
            {
                Take();
            }

            items.Add(Expression());
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

    private CelExpression.Map Braces(bool isMessage)
    {
        var position = Take().Position;
        var entries = new List<CelExpression>();
        while (!token.Is("}"))
        {
            if (token.Is("?"))
            {
                Take();
            }

            var name = Expression();
            Expect(":");
            entries.AddRange(isMessage ? [Expression()] : [name, Expression()]);
            if (!token.Is("}"))
            {
                Expect(",");
            }
        }

        Take();
        return new CelExpression.Map(entries, isMessage, position);
    }

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
